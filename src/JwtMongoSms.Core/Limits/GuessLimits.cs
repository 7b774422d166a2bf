namespace JwtMongoSms;

/// <summary>The bounds of a phone number's guess budget.</summary>
/// <param name="PerDay">Reserved guesses in one calendar day, UTC.</param>
/// <param name="InARow">Failures without a success between them; then the number is locked until an administrator unlocks it.</param>
public sealed record GuessLimits(int PerDay, int InARow)
{
    /// <summary>Gets the bounds of each phone number: 20 guesses a day, and 100 failures in a row.</summary>
    /// <remarks>NIST SP 800-63B-4, 3.2.2: at most 100 in a row. 20 a day keep an attacker's chance under 1 in 50,000.</remarks>
    public static GuessLimits Default { get; } = new(PerDay: 20, InARow: 100);

    /// <summary>Gets how long a budget that isn't locked is kept after its last failure: 90 days.</summary>
    public static TimeSpan KeptAfterFailure { get; } = TimeSpan.FromDays(90);
}
