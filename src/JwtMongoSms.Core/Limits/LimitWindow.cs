namespace JwtMongoSms;

/// <summary>One window of a counter, such as the third hour of some day.</summary>
/// <param name="Key">The counter.</param>
/// <param name="Period">The length of its windows.</param>
/// <param name="Number">How many windows of this length have passed since 1 January 1970 UTC.</param>
public sealed record LimitWindow(LimitKey Key, LimitPeriod Period, long Number)
{
    /// <summary>Gets how many windows after it the window is kept for; 1 by default, since an estimate takes the last one too.</summary>
    public int KeptFor { get; init; } = 1;

    /// <summary>Gets the time from which stores may remove the window: the end of the last one that it is kept for.</summary>
    public DateTimeOffset PurgeAt => DateTimeOffset.UnixEpoch + (Length(Period) * (Number + 1 + KeptFor));

    /// <summary>Gets the length of a period's windows.</summary>
    public static TimeSpan Length(LimitPeriod period) => period switch
    {
        LimitPeriod.TenMinutes => TimeSpan.FromMinutes(10),
        LimitPeriod.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}
