namespace JwtMongoSms.Limits.Internal;

/// <summary>One guess taken from a budget.</summary>
internal sealed record GuessReservation(LimitKey Key, DateOnly Day);
