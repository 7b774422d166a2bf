using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>What other services are told of our keys.</summary>
public sealed class KeySetTests
{
    private const string Address = "/.well-known/jwks.json";

    [Fact]
    public async Task Public_halves_are_published_and_nothing_of_a_private_one_or_a_secret()
    {
        using var ec = KeyFolder.Ec();
        using var rsa = KeyFolder.Rsa();
        await using var app = await TestApp.StartAsync(new()
        {
            ["Tokens:Keys:0:Pem"] = ec.ExportPkcs8PrivateKeyPem(),
            ["Tokens:Keys:1:Pem"] = rsa.ExportPkcs8PrivateKeyPem(),
            ["Tokens:Keys:1:Id"] = "2026-11",
            ["Tokens:Keys:2:FromRootSecret"] = "true",
        });
        var keys = (await app.GetAsync(Address).JsonAsync()).GetProperty("keys").EnumerateArray().Select(Members).ToList();

        var (point, numbers) = (ec.ExportParameters(false).Q, rsa.ExportParameters(false));
        var (x, y) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        Assert.Equal(2, keys.Count);
        Assert.Equivalent(
            new Dictionary<string, string>
            {
                ["kty"] = "EC",
                ["use"] = "sig",
                ["alg"] = "ES256",
                ["kid"] = Thumbprint($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}"""),
                ["crv"] = "P-256",
                ["x"] = x,
                ["y"] = y,
            },
            keys[0],
            strict: true);
        Assert.Equivalent(
            new Dictionary<string, string>
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = "2026-11",
                ["n"] = Base64Url.EncodeToString(numbers.Modulus),
                ["e"] = "AQAB",
            },
            keys[1],
            strict: true);
    }

    [Fact]
    public async Task It_may_be_kept_for_as_long_as_a_new_key_waits_before_it_signs()
    {
        await using var app = await TestApp.StartAsync();
        using var answer = await app.GetAsync(Address);
        Assert.Equal("{\"keys\":[]}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl is { Public: true, MaxAge.TotalMinutes: 5 });
    }

    [Fact]
    public void A_thumbprint_is_that_of_the_standards_example()
    {
        // RFC 7638 3.1.
        const string Modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn6"
            + "4tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n9"
            + "1CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(Modulus), Exponent = [1, 0, 1] });
        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", SigningKey.FromPrivateKey(rsa).Id);
    }

    private static string Thumbprint(string json) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private static Dictionary<string, string> Members(JsonElement key)
        => key.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
}
