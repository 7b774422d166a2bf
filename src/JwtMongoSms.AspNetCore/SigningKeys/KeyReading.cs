namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>What came of reading the configured keys: all of them, or what is wrong with any.</summary>
internal sealed class KeyReading
{
    public List<SigningKey> Keys { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>What is no mistake, and should be mended.</summary>
    public List<string> Notices { get; } = [];
}
