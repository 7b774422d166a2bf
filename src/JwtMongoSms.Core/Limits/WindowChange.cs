namespace JwtMongoSms;

/// <summary>What is added to a window; both may be negative.</summary>
/// <param name="Window">The window.</param>
/// <param name="Sent">Sends, or units of money.</param>
/// <param name="Converted">Of the sends, those whose code was verified.</param>
public sealed record WindowChange(LimitWindow Window, long Sent, long Converted = 0);
