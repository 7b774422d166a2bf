using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Sessions;

/// <summary>
/// Derives and checks refresh tokens, <c>sid.generation.mac</c>: an HMAC with the session's salt, and a tag over it without the salt. The
/// tag refuses junk without a store command; because of the salt, a leaked secret alone gives no token.
/// </summary>
internal sealed class RefreshTokenDeriver(ServerKeys keys)
{
    public const int SaltBytes = 16;

    private const int MacBytes = 32;
    private const int TagBytes = 16;
    private const int MacCharacters = 64;

    /// <returns>The session's token of its current generation; <see langword="null"/> when its secret is no longer configured.</returns>
    public RefreshToken? Derive(Session session)
    {
        if (keys.Find(KeyUse.Refresh, session.KeyId) is not { } key)
            return null;

        Span<byte> mac = stackalloc byte[MacBytes + TagBytes];
        WriteMac(key, session, session.Generation, mac);
        WriteTag(key, session.Id, session.Generation, mac[..MacBytes], mac[MacBytes..]);
        var generation = session.Generation.ToString(CultureInfo.InvariantCulture);
        return new RefreshToken($"{session.Id.Value}.{generation}.{Base64Url.EncodeToString(mac)}");
    }

    /// <summary>Parses a token that one of our keys has made. Anything else is junk and costs no store command.</summary>
    public bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PresentedRefreshToken? token)
    {
        token = null;
        var parts = text is { Length: <= 128 } ? text.Split('.') : [];
        if (parts is not [var sid, var generationText, { Length: MacCharacters } macText] || !SessionId.TryParse(sid, out var id)
            || !int.TryParse(generationText, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)

            // A token has one spelling: neither 000 for 0, nor what else the parser takes.
            || generationText != generation.ToString(CultureInfo.InvariantCulture))
            return false;

        var mac = new byte[MacBytes + TagBytes];
        if (!Base64UrlText.TryDecode(macText, mac, out var written) || written != mac.Length || !HasTag(id, generation, mac))
            return false;

        token = new PresentedRefreshToken(id, generation, mac[..MacBytes]);
        return true;
    }

    /// <summary>Checks whether a token is this session's, of the generation that it names.</summary>
    public bool IsGenuine(PresentedRefreshToken token, Session session)
    {
        if (token.Generation > session.Generation || keys.Find(KeyUse.Refresh, session.KeyId) is not { } key)
            return false;

        Span<byte> mac = stackalloc byte[MacBytes];
        WriteMac(key, session, token.Generation, mac);
        return CryptographicOperations.FixedTimeEquals(mac, token.Mac);
    }

    private bool HasTag(SessionId id, int generation, ReadOnlySpan<byte> mac)
    {
        Span<byte> tag = stackalloc byte[TagBytes];
        foreach (var key in keys.All(KeyUse.Refresh))
        {
            WriteTag(key, id, generation, mac[..MacBytes], tag);
            if (CryptographicOperations.FixedTimeEquals(tag, mac[MacBytes..]))
                return true;
        }

        return false;
    }

    private static void WriteMac(ServerKey key, Session session, int generation, Span<byte> destination)
        => Write(key, "mac", session.Id, generation, session.Salt.Span, destination[..MacBytes]);

    private static void WriteTag(ServerKey key, SessionId id, int generation, ReadOnlySpan<byte> mac, Span<byte> destination)
        => Write(key, "tag", id, generation, mac, destination);

    private static void Write(ServerKey key, string label, SessionId id, int generation, ReadOnlySpan<byte> rest, Span<byte> destination)
    {
        // The label has 3 bytes, the id 22 and the generation 4, so no two inputs run into each other.
        Span<byte> input = stackalloc byte[3 + 22 + 4 + MacBytes];
        Encoding.ASCII.GetBytes(label, input);
        Encoding.ASCII.GetBytes(id.Value, input[3..]);
        BinaryPrimitives.WriteInt32BigEndian(input[25..], generation);
        rest.CopyTo(input[29..]);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, input[..(29 + rest.Length)], hash);
        hash[..destination.Length].CopyTo(destination);
    }
}

/// <summary>A refresh token that one of our keys has made. Whether its session still accepts it, only the store knows.</summary>
internal sealed class PresentedRefreshToken(SessionId id, int generation, byte[] mac)
{
    public SessionId Id { get; } = id;

    public int Generation { get; } = generation;

    public ReadOnlySpan<byte> Mac => mac;
}
