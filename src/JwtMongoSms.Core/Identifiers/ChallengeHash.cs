using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Keys;

namespace JwtMongoSms;

/// <summary>The SHA-256 of a <see cref="ChallengeId"/>: names a challenge without giving the right to use it.</summary>
public sealed class ChallengeHash : IEquatable<ChallengeHash>
{
    private const int ByteCount = 32;

    private ChallengeHash(byte[] hash)
    {
        Bytes = hash;
        Value = Base64Url.EncodeToString(hash);
    }

    /// <summary>Gets the 32 bytes that stores use as the key.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the hash as 43 characters of base64url, for logs and for the provider's callbacks.</summary>
    public string Value { get; }

    /// <summary>Creates the hash from the bytes that a store holds.</summary>
    /// <exception cref="ArgumentException">The hash has not 32 bytes.</exception>
    public static ChallengeHash FromHash(ReadOnlySpan<byte> hash) => hash.Length == ByteCount
        ? new ChallengeHash(hash.ToArray())
        : throw new ArgumentException($"A challenge hash has {hash.Length} bytes; it has {ByteCount}.", nameof(hash));

    /// <summary>Parses <see cref="Value"/>.</summary>
    /// <returns><see langword="false"/> when the text can't be one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ChallengeHash? challengeHash)
    {
        Span<byte> hash = stackalloc byte[ByteCount];
        var read = text is { Length: 43 } && Base64UrlText.TryDecode(text, hash, out var written) && written == ByteCount;
        challengeHash = read ? FromHash(hash) : null;
        return challengeHash is not null;
    }

    /// <inheritdoc/>
    public bool Equals(ChallengeHash? other) => other is not null && other.Value == Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChallengeHash);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
