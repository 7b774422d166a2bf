
namespace JwtMongoSms;

/// <summary>What the text is made of that tells the holder of a number that an account has left it for another.</summary>
public sealed class PhoneChangedMessage
{
    /// <summary>The application's name, as the person knows it.</summary>
    public required string AppName { get; init; }

    /// <summary>The language to write in.</summary>
    public Language Language { get; init; } = Language.English;
}
