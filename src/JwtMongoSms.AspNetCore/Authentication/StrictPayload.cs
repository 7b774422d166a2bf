using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>A token's claims, read in one pass: ours in our form, the application's in any, no name twice in one object.</summary>
internal ref struct StrictPayload
{
    private const int ShortBytes = 1_024;
    private const long EndOfTime = 253_402_300_799;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MemberNames.Deepest };

    private MemberNames names;
    private Utf8JsonReader reader;
    private TokenClaims seen;
    private long issuedAt;
    private long expiresAt;

    private StrictPayload(ReadOnlySpan<byte> json, MemberNames names)
    {
        this.names = names;
        reader = new Utf8JsonReader(json, Strict);
    }

    [Flags]
    private enum TokenClaims
    {
        None = 0,
        Issuer = 1,
        Audience = 2,
        Subject = 4,
        Session = 8,
        TokenId = 16,
        IssuedAt = 32,
        ExpiresAt = 64,
        SignedInAt = 128,
        Required = 255,
        NotBefore = 256,
        Legacy = 512,
    }

    /// <param name="part">The part, in base64url.</param>
    /// <param name="maxLife">How many seconds may lie between <c>iat</c> and <c>exp</c>.</param>
    /// <param name="maxLegacyLife">The same for a token of a client that knows no refresh.</param>
    public static bool HasForm(ReadOnlySpan<char> part, long maxLife, long maxLegacyLife)
    {
        // As much again for names without their escapes, which are never longer than with them.
        var longest = Base64Url.GetMaxDecodedLength(part.Length);
        byte[]? rented = null;
        var bytes = 2 * longest <= ShortBytes ? stackalloc byte[ShortBytes] : (rented = ArrayPool<byte>.Shared.Rent(2 * longest));
        try
        {
            // Nothing before or behind the object, not even what JSON allows there.
            if (!CanonicalBase64Url.TryDecode(part, bytes, out var length) || bytes[0] != '{' || bytes[length - 1] != '}' || !Utf8.IsValid(bytes[..length]))
                return false;

            Span<MemberName> room = stackalloc MemberName[MemberNames.Most];
            return new StrictPayload(bytes[..length], new MemberNames(bytes, length, room)).HasForm(maxLife, maxLegacyLife);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private bool HasForm(long maxLife, long maxLegacyLife)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                names.Enter(reader.CurrentDepth + 1);
            else if (reader.TokenType == JsonTokenType.PropertyName && !(names.TryAdd(ref reader) && (reader.CurrentDepth > 1 || IsOurs())))
                return false;
            else if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: true })
                names.CheckText(ref reader);
        }

        var longest = seen.HasFlag(TokenClaims.Legacy) ? maxLegacyLife : maxLife;
        return (seen & TokenClaims.Required) == TokenClaims.Required && expiresAt > issuedAt && expiresAt - issuedAt <= longest;
    }

    // The reader stands on the name of a claim, and then on its value, if the claim is ours.
    private bool IsOurs()
    {
        var claim = ClaimOf(reader);
        seen |= claim;
        return claim switch
        {
            TokenClaims.None => true,
            TokenClaims.IssuedAt => IsTime(out issuedAt),
            TokenClaims.ExpiresAt => IsTime(out expiresAt),
            TokenClaims.SignedInAt or TokenClaims.NotBefore => IsTime(out _),
            TokenClaims.Legacy => reader.Read() && reader.TokenType == JsonTokenType.True,
            _ => IsText(),
        };
    }

    private bool IsText()
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty)
            return false;

        if (reader.ValueIsEscaped)
            names.CheckText(ref reader);

        return true;
    }

    // Whole seconds of the years 1970 to 9999, written as digits: no fraction, no exponent, no text.
    private bool IsTime(out long seconds)
    {
        seconds = 0;
        return reader.Read()
            && reader.TokenType == JsonTokenType.Number
            && !reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && reader.TryGetInt64(out seconds)
            && seconds <= EndOfTime;
    }

    private static TokenClaims ClaimOf(in Utf8JsonReader name)
        => name.ValueTextEquals("iss"u8) ? TokenClaims.Issuer
        : name.ValueTextEquals("aud"u8) ? TokenClaims.Audience
        : name.ValueTextEquals("sub"u8) ? TokenClaims.Subject
        : name.ValueTextEquals("sid"u8) ? TokenClaims.Session
        : name.ValueTextEquals("jti"u8) ? TokenClaims.TokenId
        : name.ValueTextEquals("iat"u8) ? TokenClaims.IssuedAt
        : name.ValueTextEquals("exp"u8) ? TokenClaims.ExpiresAt
        : name.ValueTextEquals("nbf"u8) ? TokenClaims.NotBefore
        : name.ValueTextEquals("auth_time"u8) ? TokenClaims.SignedInAt
        : name.ValueTextEquals("legacy"u8) ? TokenClaims.Legacy
        : TokenClaims.None;
}
