namespace JwtMongoSms.Users;

/// <summary>The result of moving a user to another phone number.</summary>
public enum PhoneNumberMove
{
    /// <summary>The user has the new phone number.</summary>
    Moved = 1,

    /// <summary>Another user has the new phone number. Nothing was changed.</summary>
    Taken,

    /// <summary>The user has neither phone number, or was deleted. Nothing was changed.</summary>
    Gone,
}
