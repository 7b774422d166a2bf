namespace JwtMongoSms;

/// <summary>The counts of a window and of the one before it.</summary>
/// <param name="Sent">Sends.</param>
/// <param name="Converted">Of the sends, those whose code was verified.</param>
/// <param name="LastSent">As <paramref name="Sent"/>, in the window before.</param>
/// <param name="LastConverted">As <paramref name="Converted"/>, in the window before.</param>
/// <param name="Cost">What the sends of the window cost, in units of money; money doesn't slide.</param>
public sealed record WindowCounts(long Sent, long Converted, long LastSent, long LastConverted, long Cost = 0);
