namespace JwtMongoSms;

/// <summary>How many wrong guesses a number bears.</summary>
/// <param name="PerDay">Reserved guesses in one calendar day, UTC.</param>
/// <param name="InARow">Failures without a success between them; then the number is locked until a person releases it.</param>
public sealed record GuessLimits(int PerDay, int InARow);
