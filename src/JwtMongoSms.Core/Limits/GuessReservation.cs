namespace JwtMongoSms.Limits;

/// <summary>One guess taken from a budget.</summary>
internal sealed record GuessReservation(LimitKey Key, DateOnly Day);
