namespace JwtMongoSms;

/// <summary>One text message without a code: a person hears of what was done to their account.</summary>
public sealed record NoticeRequest
{
    /// <summary>Whom it goes to: the number that the user had.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>What it says.</summary>
    public required PhoneChangedMessage Message { get; init; }

    /// <summary>Whose account it is about; for logs.</summary>
    public required UserId UserId { get; init; }

    /// <summary>How long it is of use. A handset may be off for a while.</summary>
    public required TimeSpan ValidFor { get; init; }
}
