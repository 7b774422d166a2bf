using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using JwtMongoSms.Keys;

namespace JwtMongoSms;

/// <summary>Names a session: 128 random bits. It is no secret and stands in tokens and logs.</summary>
public sealed record SessionId
{
    private const int Bytes = 16;

    private SessionId(string value) => Value = value;

    /// <summary>Gets the id: 22 characters of base64url.</summary>
    public string Value { get; }

    /// <summary>Creates an id.</summary>
    public static SessionId New()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(bytes);
        return new SessionId(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Parses an id.</summary>
    /// <returns><see langword="false"/> when the text can't be one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SessionId? id)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var read = text is { Length: 22 } && Base64UrlText.TryDecode(text, bytes, out var written) && written == Bytes;
        id = read ? new SessionId(text!) : null;
        return id is not null;
    }

    /// <summary>Parses an id that a store holds.</summary>
    /// <exception cref="FormatException">The text can't be an id.</exception>
    public static SessionId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("The text is no session id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
