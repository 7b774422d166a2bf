namespace JwtMongoSms;

/// <summary>The keys that sign access tokens. Section <c>JwtMongoSms:Tokens</c>, shared with <see cref="AccessTokenOptions"/>.</summary>
public sealed class SigningKeyOptions
{
    /// <summary>
    /// A secret for access tokens alone, for when another service checks them: its UTF-8 bytes, 32 at least. By default a key derived from
    /// <c>JwtMongoSms:Secret</c>.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>
    /// The keys; they may change while the application runs. The first signs, all of them check. To replace one without a token being
    /// refused, list the new key second on every instance; five minutes later list it first; and remove the old one when its last token
    /// has expired.
    /// </summary>
    public IReadOnlyList<SigningKeySource> Keys { get; set; } = [];
}
