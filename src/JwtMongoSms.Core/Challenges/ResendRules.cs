namespace JwtMongoSms;

/// <summary>When a code may be sent again.</summary>
/// <param name="Pauses">The wait after the first send, after the second, and so on. There are no more resends than pauses.</param>
/// <param name="AttemptLimit">A challenge with this many counted guesses is not sent again.</param>
public sealed record ResendRules(IReadOnlyList<TimeSpan> Pauses, int AttemptLimit);
