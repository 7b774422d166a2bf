namespace JwtMongoSms;

/// <summary>The length of a window.</summary>
public enum LimitPeriod
{
    /// <summary>Ten minutes.</summary>
    TenMinutes = 1,

    /// <summary>One hour.</summary>
    Hour,

    /// <summary>One day, UTC.</summary>
    Day,
}
