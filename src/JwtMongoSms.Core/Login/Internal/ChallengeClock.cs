namespace JwtMongoSms.Login.Internal;

/// <summary>Tells what a challenge's times mean for its requester.</summary>
internal sealed class ChallengeClock(ResendRules rules)
{
    private static readonly TimeSpan SendingFor = TimeSpan.FromSeconds(3);

    public ResendRules Rules { get; } = rules;

    public static TimeSpan ExpiresIn(LoginChallenge challenge, DateTimeOffset now) => NotNegative(challenge.ExpiresAt - now);

    /// <summary>The wait before the next resend; when there is none left, until a new challenge is needed anyway.</summary>
    public TimeSpan ResendIn(LoginChallenge challenge, DateTimeOffset now)
    {
        if (challenge.Sends > Rules.Pauses.Count)
            return ExpiresIn(challenge, now);

        return IsShownClosed(challenge) ? TimeSpan.Zero : NotNegative(challenge.LastSentAt + Rules.Pauses[challenge.Sends - 1] - now);
    }

    public DeliveryStatus StatusOf(LoginChallenge challenge, DateTimeOffset now)
    {
        // While it is "sending", a refused send must look like any other, resend time included.
        var isSending = now < challenge.LastSentAt + SendingFor;
        var shown = isSending ? challenge with { ClosedAt = null } : challenge;
        var state = isSending ? DeliveryState.Sending : IsShownClosed(shown) ? DeliveryState.Undelivered : DeliveryState.Sent;
        return new DeliveryStatus(state, ExpiresIn(challenge, now), ResendIn(shown, now));
    }

    /// <summary>Whether an attempt could still be counted.</summary>
    public bool IsAlive(LoginChallenge challenge, DateTimeOffset now)
        => challenge.ConsumedAt is null && challenge.Attempts < Rules.AttemptLimit && challenge.ExpiresAt > now;

    private bool IsShownClosed(LoginChallenge challenge) => challenge.ClosedAt is not null && Rules.RefusalEndsPause;

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
