using JwtMongoSms.Languages;

namespace JwtMongoSms;

/// <summary>What the text is made of that tells the holder of a number that an account has left it for another.</summary>
public sealed class PhoneChangedMessage
{
    /// <summary>The application's name, as the person knows it.</summary>
    public required string AppName { get; init; }

    /// <summary>The language to write in: <c>en</c>, <c>es</c>, <c>fr</c> or <c>ar</c>.</summary>
    public string Culture { get; init; } = KnownLanguages.Default;
}
