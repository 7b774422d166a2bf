namespace JwtMongoSms;

/// <summary>The three outcomes of a send.</summary>
public enum SendOutcome
{
    /// <summary>The provider has accepted the message.</summary>
    Accepted = 1,

    /// <summary>The message was certainly not sent.</summary>
    Refused,

    /// <summary>The message may have been sent.</summary>
    Unknown,
}
