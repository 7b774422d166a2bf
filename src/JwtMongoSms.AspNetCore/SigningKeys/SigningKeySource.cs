namespace JwtMongoSms;

/// <summary>
/// A key of <see cref="SigningKeyOptions.Keys"/>. It comes from exactly one of <see cref="Path"/>, <see cref="Pem"/>, <see cref="Secret"/>
/// and <see cref="FromRootSecret"/>.
/// </summary>
public sealed class SigningKeySource
{
    /// <summary>
    /// A file with a private key: PEM (PKCS#8, SEC 1 or PKCS#1, a certificate may stand beside it), DER (PKCS#8) or PKCS#12 (<c>.pfx</c>).
    /// EC keys on P-256 make ES256, RSA keys of 2048 to 4096 bits RS256. A relative path begins at the content root. Changes are picked up.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>The private key itself: PEM, or PKCS#8 in base64.</summary>
    public string? Pem { get; set; }

    /// <summary>What opens an encrypted key.</summary>
    public string? Password { get; set; }

    /// <summary>A secret for HS256: its UTF-8 bytes, 32 at least.</summary>
    public string? Secret { get; set; }

    /// <summary>
    /// The HS256 keys that are derived from <c>JwtMongoSms:Secret</c> and <c>PreviousSecrets</c>, which are the only ones while no list is
    /// set.
    /// </summary>
    public bool FromRootSecret { get; set; }

    /// <summary>
    /// The <c>kid</c>: by default the key's thumbprint (RFC 7638), and for HS256 a name that is derived from the secret and tells nothing
    /// about it.
    /// </summary>
    public string? Id { get; set; }
}
