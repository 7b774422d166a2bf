namespace JwtMongoSms;

/// <summary>What is added to a window; each may be negative.</summary>
/// <param name="Window">The window.</param>
/// <param name="Sent">Sends.</param>
/// <param name="Converted">Of the sends, those whose code was verified.</param>
/// <param name="Cost">What the sends cost, in units of money.</param>
public sealed record WindowChange(LimitWindow Window, long Sent, long Converted = 0, long Cost = 0);
