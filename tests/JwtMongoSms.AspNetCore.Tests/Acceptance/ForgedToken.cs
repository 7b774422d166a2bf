using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Tokens that are nearly ours. All but those that say otherwise are rightly signed with the application's key.</summary>
internal static class ForgedToken
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>Each by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, Func<TokenForge, string>> All { get; } = new Dictionary<string, Func<TokenForge, string>>
    {
        ["unknown crit"] = forge => forge.Head("crit", "[\"x\"]").Head("x", "1").Write(),
        ["empty crit"] = forge => forge.Head("crit", "[]").Write(),
        ["b64 is false"] = forge => forge.Head("b64", "false").Head("crit", "[\"b64\"]").Write(),
        ["b64 is false, payload not encoded"] = forge => forge.Sign($"{Part(forge.Head("b64", "false"), 0)}.{Text(forge, 1)}"),
        ["alg twice"] = forge => forge.HeadTwice("alg", "\"HS256\"").Write(),
        ["alg twice, once spelled with an escape"] = forge => forge.HeadTwice("\\u0061lg", "\"none\"").Write(),
        ["a known kid behind an unknown one"] = forge
            => forge.WithoutHead("kid").HeadTwice("kid", "\"x\"").HeadTwice("kid", Json(forge, "kid")).Write(),
        ["the same kid twice"] = forge => forge.HeadTwice("kid", Json(forge, "kid")).Write(),
        ["the same typ twice"] = forge => forge.HeadTwice("typ", "\"at+jwt\"").Write(),
        ["kid spelled with an escape"] = forge => forge.WithoutHead("kid").HeadTwice("k\\u0069d", Json(forge, "kid")).Write(),
        ["alg with an escape in it"] = forge
            => forge.Head("alg", Json(forge, "alg").Replace("256", "25\\u0036", StringComparison.Ordinal)).Write(),
        ["kid with an escape in it"] = forge => forge.Head("kid", $"\"\\u{(int)Json(forge, "kid")[1]:x4}{Json(forge, "kid")[2..]}").Write(),
        ["kid twice"] = forge => forge.HeadTwice("kid", "\"x\"").Write(),
        ["sub twice"] = forge => forge.ClaimTwice("sub", "\"000000000000000000000000\"").Write(),
        ["sub twice, once spelled with an escape"] = forge => forge.ClaimTwice("\\u0073ub", "\"000000000000000000000000\"").Write(),
        ["iss twice, both spelled with escapes"] = forge
            => forge.WithoutClaim("iss").ClaimTwice("\\u0069ss", "\"x\"").ClaimTwice("is\\u0073", Json(forge, "iss")).Write(),
        ["a claim of the application's own twice"] = forge => forge.ClaimTwice("x", "1").ClaimTwice("x", "1").Write(),
        ["a claim of the application's own twice, first spelled with an escape"] = forge
            => forge.ClaimTwice("\\u0078", "1").ClaimTwice("x", "1").Write(),
        ["a name twice in an object of the application's own"] = forge => forge.Claim("x", "{\"a\":1,\"b\":2,\"a\":1}").Write(),
        ["a name twice in an object in a list, once spelled with an escape"] = forge
            => forge.Claim("x", "[{\"a\":{\"b\":1},\"\\u0061\":2}]").Write(),
        ["more than 256 names"] = forge
            => forge.Claim("x", $"{{{string.Join(',', Enumerable.Range(0, 250).Select(n => $"\"{n}\":0"))}}}").Write(),
        ["five levels"] = forge => forge.Claim("x", "[[[[1]]]]").Write(),
        ["exp twice"] = forge => forge.ClaimTwice("exp", "9999999999").Write(),
        ["extra header jku"] = forge => forge.Head("jku", "\"https://example.com/keys\"").Write(),
        ["extra header jwk"] = forge => forge.Head("jwk", "{\"kty\":\"oct\",\"k\":\"AAAA\"}").Write(),
        ["extra header x5u"] = forge => forge.Head("x5u", "\"https://example.com/cert\"").Write(),
        ["extra header cty"] = forge => forge.Head("cty", "\"JWT\"").Write(),
        ["extra header zip"] = forge => forge.Head("zip", "\"DEF\"").Write(),
        ["alg none without a signature"] = forge => $"{Unsigned(forge.Head("alg", "\"none\""))}.",
        ["alg none in two parts"] = forge => Unsigned(forge.Head("alg", "\"none\"")),
        ["alg none, rightly signed"] = forge => forge.Head("alg", "\"none\"").Write(),
        ["alg None"] = forge => forge.Head("alg", "\"None\"").Write(),
        ["alg HS512"] = forge => forge.Head("alg", "\"HS512\"").WithKey(key => key.As(HMACSHA512.HashData)).Write(),
        ["alg HS384"] = forge => forge.Head("alg", "\"HS384\"").WithKey(key => key.As(HMACSHA384.HashData)).Write(),
        ["alg of another kind of key"] = forge => forge.Head("alg", forge.Key.IsSecret ? "\"RS256\"" : "\"HS256\"").Write(),
        ["alg in lower case"] = forge => forge.Head("alg", "\"hs256\"").Write(),
        ["no alg"] = forge => forge.WithoutHead("alg").Write(),
        ["typ JWT"] = forge => forge.Head("typ", "\"JWT\"").Write(),
        ["typ with its media type's prefix"] = forge => forge.Head("typ", "\"application/at+jwt\"").Write(),
        ["no typ"] = forge => forge.WithoutHead("typ").Write(),
        ["unknown kid"] = forge => forge.Head("kid", "\"AAAAAAAA\"").Write(),
        ["empty kid"] = forge => forge.Head("kid", "\"\"").Write(),
        ["kid is a number"] = forge => forge.Head("kid", "1").Write(),
        ["no kid"] = forge => forge.WithoutHead("kid").Write(),
        ["signed with another key"] = forge => forge.WithKey(key => key.Another()).Write(),
        ["signed with an empty key"] = forge => forge.WithKey(_ => ForgeKey.Of([])).Write(),
        ["signature of another token"] = forge => $"{Unsigned(forge.Claim("sub", "\"000000000000000000000000\""))}.{Part(forge, 2)}",
        ["empty signature"] = forge => $"{Unsigned(forge)}.",
        ["padded signature"] = forge => forge.Write() + "=",
        ["padded payload"] = forge
            => Where(
                forge, HasSpareBits, (header, payload, _) => forge.Sign($"{header}.{payload.PadRight((payload.Length + 3) / 4 * 4, '=')}")),
        ["signature in the other alphabet"] = forge => Where(
            forge,
            (_, signature) => signature.AsSpan().ContainsAny('-', '_'),
            (header, payload, signature) => $"{header}.{payload}.{signature.Replace('-', '+').Replace('_', '/')}"),
        ["spare bits in the signature's last character"] = forge => WithSpareBits(forge.Write()),
        ["spare bits in the header's last character"] = forge => forge.Sign($"{WithSpareBits(Part(forge, 0))}.{Part(forge, 1)}"),
        ["spare bits in the payload's last character"] = forge => Where(
            forge, HasSpareBits, (header, payload, _) => forge.Sign($"{header}.{WithSpareBits(payload)}")),
        ["four parts"] = forge => forge.Write() + ".AAAA",
        ["five parts"] = forge => forge.Write() + ".AAAA.AAAA",
        ["a dot behind"] = forge => forge.Write() + ".",
        ["letters behind the payload"] = forge => forge.Write(behindPayload: "x"),
        ["a NUL behind the payload"] = forge => forge.Write(behindPayload: "\0"),
        ["a second object behind the payload"] = forge => forge.Write(behindPayload: "{}"),
        ["a comment behind the payload"] = forge => forge.Write(behindPayload: "//"),
        ["a space behind the payload"] = forge => forge.Write(behindPayload: " "),
        ["a line feed behind the payload"] = forge => forge.Write(behindPayload: "\n"),
        ["a space behind the header"] = forge => forge.Write(behindHeader: " "),
        ["a space before the payload"] = forge => forge.Sign($"{Part(forge, 0)}.{TokenForge.Encode(" " + Text(forge, 1))}"),
        ["a byte order mark before the payload"] = forge => forge.Sign($"{Part(forge, 0)}.{TokenForge.Encode("\uFEFF" + Text(forge, 1))}"),
        ["payload in an array"] = forge => forge.Sign($"{Part(forge, 0)}.{TokenForge.Encode($"[{Text(forge, 1)}]")}"),
        ["a lone surrogate in kid"] = forge => forge.Head("kid", "\"\\ud800\"").Write(),
        ["a lone surrogate in sub"] = forge => forge.Claim("sub", "\"\\ud800\"").Write(),
        ["a lone surrogate in a claim that nobody asks for"] = forge => forge.Claim("x", "\"\\ud800\"").Write(),
        ["a lone surrogate in a claim's name"] = forge => forge.Claim("\\ud800", "1").Write(),
        ["bytes that are no UTF-8 in sub"] = forge => NoUtf8(forge.Claim("sub", "\"é\"")),
        ["bytes that are no UTF-8 in a claim that nobody asks for"] = forge => NoUtf8(forge.Claim("x", "\"é\"")),
        ["bytes that are no UTF-8 in a claim's name"] = forge => NoUtf8(forge.Claim("é", "1")),
        ["empty payload"] = forge => forge.Sign($"{Part(forge, 0)}."),
        ["payload is null"] = forge => forge.Sign($"{Part(forge, 0)}.{TokenForge.Encode("null")}"),
        ["exp is text"] = forge => forge.Claim("exp", $"\"{forge.IssuedAt + 900}\"").Write(),
        ["exp has a fraction"] = forge => forge.Claim("exp", $"{forge.IssuedAt + 899}.5").Write(),
        ["exp has a fraction of nothing"] = forge => forge.Claim("exp", $"{forge.IssuedAt + 900}.0").Write(),
        ["exp has an exponent"] = forge => forge.Claim("exp", $"{forge.IssuedAt + 900}e0").Write(),
        ["exp is 1e18"] = forge => forge.Claim("exp", "1e18").Write(),
        ["exp is 1e18 in digits"] = forge => forge.Claim("exp", "1000000000000000000").Write(),
        ["exp is beyond 64 bits"] = forge => forge.Claim("exp", "99999999999999999999").Write(),
        ["exp is negative"] = forge => forge.Claim("exp", "-1").Write(),
        ["exp is null"] = forge => forge.Claim("exp", "null").Write(),
        ["no exp"] = forge => forge.WithoutClaim("exp").Write(),
        ["exp a second further than configured"] = forge => forge.Claim("exp", $"{forge.IssuedAt + 901}").Write(),
        ["exp a day away"] = forge => forge.Claim("exp", $"{forge.IssuedAt + 86_400}").Write(),
        ["expired 31 s ago"] = forge => forge.Claim("iat", $"{forge.IssuedAt - 931}").Claim("exp", $"{forge.IssuedAt - 31}").Write(),
        ["exp before iat"] = forge => forge.Claim("iat", $"{forge.IssuedAt + 20}").Claim("exp", $"{forge.IssuedAt + 10}").Write(),
        ["iat 32 s in the future"] = forge => forge.Claim("iat", $"{forge.IssuedAt + 32}").Claim("exp", $"{forge.IssuedAt + 900}").Write(),
        ["iat an hour in the future"] = forge
            => forge.Claim("iat", $"{forge.IssuedAt + 3_600}").Claim("exp", $"{forge.IssuedAt + 4_500}").Write(),
        ["iat is text"] = forge => forge.Claim("iat", $"\"{forge.IssuedAt}\"").Write(),
        ["no iat"] = forge => forge.WithoutClaim("iat").Write(),
        ["nbf an hour in the future"] = forge => forge.Claim("nbf", $"{forge.IssuedAt + 3_600}").Write(),
        ["nbf is text"] = forge => forge.Claim("nbf", $"\"{forge.IssuedAt}\"").Write(),
        ["auth_time is text"] = forge => forge.Claim("auth_time", $"\"{forge.IssuedAt}\"").Write(),
        ["no auth_time"] = forge => forge.WithoutClaim("auth_time").Write(),
        ["no sub"] = forge => forge.WithoutClaim("sub").Write(),
        ["empty sub"] = forge => forge.Claim("sub", "\"\"").Write(),
        ["sub of nobody"] = forge => forge.Claim("sub", "\"000000000000000000000000\"").Write(),
        ["sub is an operator"] = forge => forge.Claim("sub", "{\"$gt\":\"\"}").Write(),
        ["no sid"] = forge => forge.WithoutClaim("sid").Write(),
        ["sid of no session"] = forge => forge.Claim("sid", "\"AAAAAAAAAAAAAAAAAAAAAA\"").Write(),
        ["no jti"] = forge => forge.WithoutClaim("jti").Write(),
        ["no iss"] = forge => forge.WithoutClaim("iss").Write(),
        ["another issuer"] = forge => forge.Claim("iss", "\"https://example.com\"").Write(),
        ["no aud"] = forge => forge.WithoutClaim("aud").Write(),
        ["another audience"] = forge => forge.Claim("aud", "\"https://example.com\"").Write(),
        ["aud is a list"] = forge => forge.Claim("aud", "[\"JwtMongoSms\",\"https://example.com\"]").Write(),
        ["5 kB"] = forge => forge.Claim("padding", $"\"{new string('x', 3_500)}\"").Write(),
        ["deep nesting"] = forge => forge.Claim("deep", $"{new string('[', 500)}{new string(']', 500)}").Write(),
        ["a space inside"] = forge => forge.Write().Insert(20, " "),
        ["a space before the first dot"] = forge => forge.Write().Replace(".", " .", StringComparison.Ordinal),
        ["a tab before"] = forge => "\t" + forge.Write(),
        ["a second token behind a space"] = forge => $"{forge.Write()} {forge.Write()}",
        ["a second token behind a comma"] = forge => $"{forge.Write()}, {forge.Write()}",
        ["in quotes"] = forge => $"\"{forge.Write()}\"",
        ["upside down"] = forge => string.Concat(forge.Write().Reverse()),
        ["in capitals"] = forge => forge.Write().ToUpperInvariant(),
        ["two dots"] = _ => "..",
        ["empty"] = _ => "",
    };

    private static string Json(TokenForge forge, string name)
        => forge.Header.Concat(forge.Payload).First(member => member.Name == name).Json;

    private static string Part(TokenForge forge, int index) => forge.Write().Split('.')[index];

    private static string Text(TokenForge forge, int index) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Part(forge, index)));

    private static string NoUtf8(TokenForge forge) => forge.Sign($"{Part(forge, 0)}.{TokenForge.Encode(Text(forge, 1), Encoding.Latin1)}");

    private static string Unsigned(TokenForge forge) => $"{Part(forge, 0)}.{Part(forge, 1)}";

    private static bool HasSpareBits(string payload, string signature) => payload.Length % 4 != 0;

    // A claim of 0, 1, 2 ... letters is added, until the token is one that can show the fault.
    private static string Where(TokenForge forge, Func<string, string, bool> suits, Func<string, string, string, string> spoil)
    {
        var parts = Enumerable.Range(0, 200).Select(length => forge.Claim("tail", $"\"{new string('x', length)}\"").Write().Split('.'))
            .First(parts => suits(parts[1], parts[2]));
        return spoil(parts[0], parts[1], parts[2]);
    }

    // Decodes to the same bytes, in any decoder that doesn't look.
    private static string WithSpareBits(string text)
        => text.Split('.')[^1].Length % 4 == 0
            ? throw new ArgumentException("There are no spare bits in a part of whole groups.", nameof(text))
            : text[..^1] + Alphabet[Alphabet.IndexOf(text[^1], StringComparison.Ordinal) | 1];
}
