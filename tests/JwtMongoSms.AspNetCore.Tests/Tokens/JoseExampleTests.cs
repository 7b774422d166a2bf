using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.AspNetCore.Tests.Acceptance;

namespace JwtMongoSms.AspNetCore.Tests.Tokens;

/// <summary>The examples of RFC 7515, appendix A: their signatures are right, and none of them is a token of ours.</summary>
public sealed class JoseExampleTests
{
    private const string Payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private static readonly Dictionary<string, (Func<SigningKey>? Key, string Token)> Examples = new()
    {
        ["A.1 HS256"] = (
            () => SigningKey.FromSecret(Bytes("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")),
            $"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{Payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        ["A.2 RS256"] = (
            () => SigningKey.FromPrivateKey(RSA.Create(new RSAParameters
            {
                Modulus = Bytes(
                    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
                    + "pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2Ca"
                    + "pHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb5"
                    + "4h4FRWyuXpoQ"),
                Exponent = Bytes("AQAB"),
            })),
            $"eyJhbGciOiJSUzI1NiJ9.{Payload}."
            + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcA"
            + "cQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHW"
            + "EsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"),
        ["A.3 ES256"] = (
            () => SigningKey.FromPrivateKey(ExampleEc()),
            $"eyJhbGciOiJFUzI1NiJ9.{Payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"),
        ["A.5 none"] = (null, $"eyJhbGciOiJub25lIn0.{Payload}."),
    };

    public static TheoryData<string> Names => [.. Examples.Keys];

    public static TheoryData<string> Signed => [.. Examples.Where(example => example.Value.Key is not null).Select(example => example.Key)];

    [Theory]
    [MemberData(nameof(Signed))]
    public void What_an_example_says_is_signed_with_the_key_that_is_read_from_its_numbers(string name)
    {
        var (key, token) = (Examples[name].Key!(), Examples[name].Token);
        Assert.True(Verifies(key, token, SignatureOf(token)));
        Assert.False(Verifies(key, token[..1] + "i" + token[2..], SignatureOf(token)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_example_is_a_token_of_ours_though_its_key_is(string name)
    {
        await using var app = await TestApp.StartAsync();
        var key = (Examples[name].Key ?? (() => SigningKey.FromSecret(new byte[32])))();
        Assert.Null(ReaderWith(app, key).Read(Examples[name].Token));
    }

    [Fact]
    public async Task With_the_key_of_an_example_a_token_in_our_form_is_ours_and_with_a_high_s_it_is_not()
    {
        await using var app = await TestApp.StartAsync();
        var key = SigningKey.FromPrivateKey(ExampleEc());
        var reader = ReaderWith(app, key);
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        var forge = TokenForge.From(app, token).WithKey(_ => ForgeKey.Of(key)).Head("alg", "\"ES256\"").Head("kid", $"\"{key.Id}\"");
        Assert.NotNull(reader.Read(forge.Write()));
        Assert.Null(reader.Read(forge.WithKey(own => own.Then(Negated)).Write()));
    }

    [Fact]
    public void The_s_of_the_example_is_high_and_its_other_spelling_is_as_good_to_everybody_else()
    {
        var (key, token) = (Examples["A.3 ES256"].Key!(), Examples["A.3 ES256"].Token);
        var signature = SignatureOf(token);
        Assert.False(EcSignature.HasLowS(signature));
        Assert.True(EcSignature.HasLowS(Negated(signature)));
        Assert.True(Verifies(key, token, signature));
        Assert.True(ForgeKey.Of(key).Ec.VerifyData(
            Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), SignatureOf(token), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Half_the_order_is_the_highest_s_that_is_low()
    {
        // n/2, rounded down, and the number after it.
        const string Half = "7FFFFFFF800000007FFFFFFFFFFFFFFFDE737D56D38BCF4279DCE5617E3192A8";
        Assert.True(EcSignature.HasLowS(Convert.FromHexString(new string('1', 64) + Half)));
        Assert.False(EcSignature.HasLowS(Convert.FromHexString(new string('1', 64) + Half[..^1] + "9")));
    }

    private static ECDsa ExampleEc() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = { X = Bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"), Y = Bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0") },
        D = Bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"),
    });

    private static AccessTokenReader ReaderWith(TestApp app, SigningKey key)
    {
        var services = app.Services;
        var keys = new CurrentKeys(new KeyRing([key]), services.GetRequiredService<KeyEvents>(), app.Time);
        return new AccessTokenReader(services.GetRequiredService<TokenSettings>(), keys, app.Time);
    }

    // As everybody else does: an EC signature in either spelling.
    private static bool Verifies(SigningKey key, string token, byte[] signature)
    {
        if (key.Algorithm == "ES256" && !EcSignature.HasLowS(signature))
            signature = Negated([.. signature]);

        return key.Verify(Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), signature);
    }

    private static byte[] SignatureOf(string token) => Bytes(token[(token.LastIndexOf('.') + 1)..]);

    private static byte[] Negated(byte[] signature)
    {
        EcSignature.Negate(signature.AsSpan());
        return signature;
    }

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
