namespace JwtMongoSms;

/// <summary>The kind of an error: the HTTP status follows from it.</summary>
public enum SignInErrorKind
{
    /// <summary>The request is wrong; the same request fails again.</summary>
    Invalid = 1,

    /// <summary>The phone number is wrong: show the error at the field where it was typed.</summary>
    InvalidPhoneNumber,

    /// <summary>The code is wrong: it belongs to the field where the code was typed.</summary>
    InvalidCode,

    /// <summary>The request carries no valid token.</summary>
    Unauthenticated,

    /// <summary>The user may not do this, or not now.</summary>
    Forbidden,

    /// <summary>The named thing does not exist.</summary>
    NotFound,

    /// <summary>Another user has what was requested, such as a phone number.</summary>
    Conflict,

    /// <summary>The request came too early.</summary>
    TooEarly,

    /// <summary>The application can't answer now; the same request may succeed later.</summary>
    Unavailable,
}
