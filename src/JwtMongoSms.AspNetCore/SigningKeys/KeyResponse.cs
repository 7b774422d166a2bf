namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A public key (RFC 7517, RFC 7518 6). There is no member for anything private.</summary>
internal sealed record KeyResponse(string Kty, string Use, string Alg, string Kid)
{
    public string? Crv { get; init; }

    public string? X { get; init; }

    public string? Y { get; init; }

    public string? N { get; init; }

    public string? E { get; init; }
}
