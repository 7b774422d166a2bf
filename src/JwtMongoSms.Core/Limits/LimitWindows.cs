namespace JwtMongoSms.Limits;

/// <summary>Finds the window of a moment.</summary>
internal static class LimitWindows
{
    public static LimitWindow At(this LimitKey key, LimitPeriod period, DateTimeOffset moment) => new(key, period, period.NumberAt(moment));

    public static long NumberAt(this LimitPeriod period, DateTimeOffset moment)
        => (moment - DateTimeOffset.UnixEpoch).Ticks / LimitWindow.Length(period).Ticks;

    /// <summary>Gets how much of its window has passed at a moment, from 0 to 1.</summary>
    public static double ElapsedAt(this LimitPeriod period, DateTimeOffset moment)
        => (double)((moment - DateTimeOffset.UnixEpoch).Ticks % LimitWindow.Length(period).Ticks) / LimitWindow.Length(period).Ticks;
}
