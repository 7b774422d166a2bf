using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using JwtMongoSms.Keys;

namespace JwtMongoSms;

/// <summary>
/// The id that a requester of a code gets and needs to use the code: 128 random bits. It prints masked; stores hold its
/// <see cref="ChallengeHash"/> alone.
/// </summary>
public sealed class ChallengeId
{
    private const int Bytes = 16;

    private ChallengeId(string value, ReadOnlySpan<byte> bytes)
    {
        Value = value;
        Hash = ChallengeHash.FromHash(SHA256.HashData(bytes));
    }

    /// <summary>Gets the id for the wire: 22 characters of base64url. Only the requester may learn it.</summary>
    public string Value { get; }

    /// <summary>Gets the name of the challenge for stores, logs and providers.</summary>
    public ChallengeHash Hash { get; }

    /// <summary>Creates an id.</summary>
    public static ChallengeId New()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(bytes);
        return new ChallengeId(Base64Url.EncodeToString(bytes), bytes);
    }

    /// <summary>Reads an id from the wire.</summary>
    /// <returns><see langword="false"/> when the text can't be one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ChallengeId? id)
    {
        id = null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text is not { Length: 22 } || !Base64UrlText.TryDecode(text, bytes, out var written) || written != Bytes)
            return false;

        // The last character has spare bits; an id has one spelling alone.
        if (Base64Url.EncodeToString(bytes) != text)
            return false;

        id = new ChallengeId(text, bytes);
        return true;
    }

    /// <summary>Always <c>******</c>.</summary>
    public override string ToString() => "******";
}
