namespace JwtMongoSms;

/// <summary>What is counted for a phone number.</summary>
/// <param name="GuessesOnDay">Reserved guesses in the day that was asked for.</param>
/// <param name="FailuresInARow">Failures without a success between them.</param>
/// <param name="Sends">The times of its sends, newest first; at least the newest <see cref="SendPace.PerDay"/>.</param>
/// <param name="Calls">
/// The times of those that were voice calls, newest first; at least the newest <see cref="SendPace.CallsPerHour"/>.
/// </param>
public sealed record NumberCounts(
    int GuessesOnDay, int FailuresInARow, IReadOnlyList<DateTimeOffset> Sends, IReadOnlyList<DateTimeOffset> Calls)
{
    /// <summary>Gets the counts of a phone number that has no record.</summary>
    public static NumberCounts None { get; } = new(0, 0, [], []);
}
