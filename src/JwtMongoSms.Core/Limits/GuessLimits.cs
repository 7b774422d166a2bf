namespace JwtMongoSms;

/// <summary>The bounds of a phone number's guess budget.</summary>
/// <param name="PerDay">Reserved guesses in one calendar day, UTC.</param>
/// <param name="InARow">Failures without a success between them; then the number is locked until an administrator unlocks it.</param>
public sealed record GuessLimits(int PerDay, int InARow);
