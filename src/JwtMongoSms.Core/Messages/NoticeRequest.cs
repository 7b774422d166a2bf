namespace JwtMongoSms;

/// <summary>A text message without a code, which tells a user that the phone number of their account was changed.</summary>
public sealed record NoticeRequest
{
    /// <summary>Gets the recipient: the number that the user had.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>Gets the parts of the message.</summary>
    public required PhoneChangedMessage Message { get; init; }

    /// <summary>Gets the user, for logs.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Gets how long the notice is of use. A handset may be off for a while.</summary>
    public required TimeSpan ValidFor { get; init; }
}
