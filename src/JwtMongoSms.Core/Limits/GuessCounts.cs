namespace JwtMongoSms;

/// <summary>What is used of a phone number's guess budget.</summary>
/// <param name="OnDay">Reserved guesses in the day that was asked for.</param>
/// <param name="InARow">Failures without a success between them.</param>
public sealed record GuessCounts(int OnDay, int InARow);
