namespace JwtMongoSms;

/// <summary>The parts of the notice to the old number after a change.</summary>
public sealed class PhoneChangedMessage
{
    /// <summary>Gets the application's name.</summary>
    public required string AppName { get; init; }

    /// <summary>Gets the language of the message.</summary>
    public Language Language { get; init; } = Language.English;
}
