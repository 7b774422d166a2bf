namespace JwtMongoSms;

/// <summary>The rules of when a code may be sent again.</summary>
/// <param name="Pauses">The wait after the first send, after the second, and so on. There are no more resends than pauses.</param>
/// <param name="AttemptLimit">A challenge with this many counted attempts is not sent again.</param>
/// <param name="RefusalEndsPause">
/// Whether a closed challenge is sent again without a pause. Not while sign-up is closed: a refusal would show that the number is known.
/// </param>
public sealed record ResendRules(IReadOnlyList<TimeSpan> Pauses, int AttemptLimit, bool RefusalEndsPause = true);
