namespace JwtMongoSms;

/// <summary>The bounds of sends to one phone number. Hours and days are the last 60 minutes and the last 24 hours.</summary>
/// <param name="Pauses">
/// The wait after the first send of the last hour, after the second, and so on; past its end the last one holds.
/// </param>
/// <param name="PerHour">Sends in the last hour, calls included; at least 1.</param>
/// <param name="PerDay">Sends in the last 24 hours, calls included; at least <see cref="PerHour"/>.</param>
/// <param name="CallsPerHour">Voice calls in the last hour; at least 1.</param>
public sealed record SendPace(IReadOnlyList<TimeSpan> Pauses, int PerHour, int PerDay, int CallsPerHour)
{
    /// <summary>Gets how long a send counts: 24 hours.</summary>
    public static TimeSpan KeptAfterSend { get; } = TimeSpan.FromHours(24);
}
