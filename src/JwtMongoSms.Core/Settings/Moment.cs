namespace JwtMongoSms.Settings;

internal static class Moment
{
    /// <summary>Drops what stores don't keep, so that a moment is the same before and after it was stored.</summary>
    public static DateTimeOffset ToWholeMilliseconds(this DateTimeOffset moment)
        => DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds());
}
