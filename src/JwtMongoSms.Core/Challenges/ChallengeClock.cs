using Microsoft.Extensions.Options;

namespace JwtMongoSms.Challenges;

/// <summary>Computes the waits and the delivery state of a challenge for its requester.</summary>
internal sealed class ChallengeClock(IOptions<CodeOptions> codes, IOptions<UserOptions> users)
{
    private static readonly TimeSpan SendingFor = TimeSpan.FromSeconds(3);

    /// <summary>Gets the rules of resends.</summary>
    public ResendRules Rules { get; } = new(codes.Value.ResendPauses, codes.Value.Attempts, RefusalEndsPause: users.Value.AllowSignUp);

    public static TimeSpan ExpiresIn(CodeChallenge challenge, DateTimeOffset now) => NotNegative(challenge.ExpiresAt - now);

    /// <summary>Gets the wait before the next resend; when none is left, the time until the challenge expires.</summary>
    public TimeSpan ResendIn(CodeChallenge challenge, DateTimeOffset now)
    {
        if (challenge.Sends > Rules.Pauses.Count)
            return ExpiresIn(challenge, now);

        return IsShownClosed(challenge) ? TimeSpan.Zero : NotNegative(challenge.LastSentAt + Rules.Pauses[challenge.Sends - 1] - now);
    }

    public DeliveryStatus StatusOf(CodeChallenge challenge, DateTimeOffset now)
    {
        // While the state is "sending", a refused send must look like any other, resend time included.
        var isSending = now < challenge.LastSentAt + SendingFor;
        var shown = isSending ? challenge with { ClosedAt = null } : challenge;
        var state = isSending ? DeliveryState.Sending : IsShownClosed(shown) ? DeliveryState.Undelivered : DeliveryState.Sent;
        return new DeliveryStatus(state, ExpiresIn(challenge, now), ResendIn(shown, now));
    }

    /// <summary>Gets whether an attempt could still be counted.</summary>
    public bool IsAlive(CodeChallenge challenge, DateTimeOffset now)
        => challenge.ConsumedAt is null && challenge.Attempts < Rules.AttemptLimit && challenge.ExpiresAt > now;

    private bool IsShownClosed(CodeChallenge challenge) => challenge.ClosedAt is not null && Rules.RefusalEndsPause;

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
