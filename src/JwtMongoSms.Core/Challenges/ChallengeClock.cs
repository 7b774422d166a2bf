using Microsoft.Extensions.Options;

namespace JwtMongoSms.Challenges;

/// <summary>What a challenge's times mean to the person who waits.</summary>
internal sealed class ChallengeClock(IOptions<CodeOptions> codeOptions)
{
    private readonly CodeOptions options = codeOptions.Value;

    private static readonly TimeSpan SendingFor = TimeSpan.FromSeconds(3);

    /// <summary>Gets when a code may be sent again.</summary>
    public ResendRules ResendRules { get; } = new(codeOptions.Value.ResendPauses, codeOptions.Value.Attempts);

    public static TimeSpan ExpiresIn(CodeChallenge challenge, DateTimeOffset now) => NotNegative(challenge.ExpiresAt - now);

    /// <summary>The wait before the next resend; when there is none left, until a new challenge is needed anyway.</summary>
    public TimeSpan ResendIn(CodeChallenge challenge, DateTimeOffset now)
    {
        if (challenge.Sends > options.ResendPauses.Count)
            return ExpiresIn(challenge, now);

        return challenge.ClosedAt is null ? NotNegative(challenge.LastSentAt + options.ResendPauses[challenge.Sends - 1] - now) : TimeSpan.Zero;
    }

    public DeliveryStatus StatusOf(CodeChallenge challenge, DateTimeOffset now)
    {
        // While it is "sending", a refused send must look like any other, resend time included.
        var sending = now < challenge.LastSentAt + SendingFor;
        var shown = sending ? challenge with { ClosedAt = null } : challenge;
        var failed = challenge.ClosedAt is not null || challenge.DeliveryClass is not null;
        var state = sending ? DeliveryState.Sending : failed ? DeliveryState.Undelivered : DeliveryState.Sent;
        return new DeliveryStatus(state, ExpiresIn(challenge, now), ResendIn(shown, now));
    }

    /// <summary>Whether a guess could still be counted.</summary>
    public bool IsAlive(CodeChallenge challenge, DateTimeOffset now)
        => challenge.ConsumedAt is null && challenge.Attempts < options.Attempts && challenge.ExpiresAt > now;

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
