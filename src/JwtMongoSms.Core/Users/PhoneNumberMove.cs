namespace JwtMongoSms.Users;

/// <summary>What became of a user's change of number.</summary>
public enum PhoneMove
{
    /// <summary>The user has the new number.</summary>
    Moved = 1,

    /// <summary>Another user has it. Nothing was changed.</summary>
    Taken,

    /// <summary>The user has neither number, or is no more. Nothing was changed.</summary>
    Gone,
}
