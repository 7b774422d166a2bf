using System.Text;
using CsCheck;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// Bodies of which no route can make anything: each is malformed, wrongly typed, too long, or holds values that mean nothing.
/// </summary>
internal static class BadBodies
{
    private const string Phone = "+447400123456";
    private const string Challenge = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly Gen<string> Name = Gen.OneOf<string>(
        "phoneNumber", "country", "channel", "challengeId", "code", "refreshToken", "deviceToken",
        "__proto__", "$where", "", "\\u0000", "phone\\u004eumber", "a\\\"b");

    private static readonly Gen<string> Number = Gen.OneOf<string>(
        "0", "-1", "1e999", "123456", "0.1", "9007199254740993", "-0", "1e-400", "447400123456");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, value) => depth > 4
        ? Gen.OneOf<string>("null", "true", "{}", "[]")
        : Gen.Frequency<string>(
            (3, Number),
            (2, Gen.OneOf<string>(
                "true", "false", "null", "{\"$gt\":\"\"}", "{\"$ne\":null}", "{\"$regex\":\".*\"}", "[\"+447400123456\"]", "[[]]",
                "{\"toString\":1}")),
            (2, Gen.String.Select(Quoted)),
            (1, value.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
            (1, Gen.Select(Name, value).Array[0, 4].Select(Object))));

    // What stands where text is expected. Text that is a number of a country, or an id that exists, is never among it.
    private static readonly Gen<string> NotText = Gen.Frequency<string>(
        (2, Number),
        (2, Gen.OneOf<string>("true", "false", "{\"$gt\":\"\"}", "{\"$ne\":null}", "[\"+447400123456\"]", "{}", "[]")),
        (1, Value.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")));

    private static readonly Gen<string> WrongText = Gen.Frequency<string>(
        (3, Gen.String.Select(Quoted)),
        (3, Gen.OneOf<string>(
            "\"\"", "\" \"", "\"+\"", "\"+44 7700 900123\"", "\"+442070313000\"", "\"+15005550006\"", "\"+999123456789\"", "\"\\u0000\"",
            "\"tel:\"",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"'; DROP TABLE users; --\"", "\"{\\\"$gt\\\":\\\"\\\"}\"", "\"+447400123456;ext=1\"",
            "\"AAAAAAAAAAAAAAAAAAAAAB\"", "\"!!!!!!!!!!!!!!!!!!!!!!\"", "\"AAAAAAAAAAAAAAAAAAAA A\"", "\"12345\"",
            "\"１２３４５６\"", "\"٠١٢٣٤٥\"", "\"../../etc/passwd\"", "\"%2e%2e%2f\"", "\"NaN\"", "\"a.0.b\"")),
        (1, Gen.Int[1, 15_000].Select(length => Quoted(new string('9', length)))));

    private static readonly Gen<string> Valid = Gen.OneOf<string>(
        $"{{\"phoneNumber\":\"{Phone}\"}}",
        $"{{\"challengeId\":\"{Challenge}\",\"code\":\"123456\"}}",
        $"{{\"refreshToken\":\"{Challenge}.0.{Challenge}\"}}");

    private static readonly Gen<byte[]> Wrong = Gen.Frequency<byte[]>(
        // Wrong types, in one member or in many.
        (4, Gen.Select(Name, NotText).Array[1, 4].Select(Object).Select(Bytes)),
        // Text that means nothing.
        (4, Gen.Select(Name, WrongText).Select(member => Object([member])).Select(Bytes)),
        (2, Gen.Select(WrongText, WrongText).Select(texts => Bytes($"{{\"challengeId\":{texts.Item1},\"code\":{texts.Item2}}}"))),
        (2, WrongText.Select(text => Bytes($"{{\"phoneNumber\":{text}}}"))),
        // No object.
        (2, NotText.Select(Bytes)),
        (1, Gen.OneOf<string>(
            "", " ", "null", "\"\"", "nul", "{", "}", "[", "{}{}", "{]", "'a'", "{a:1}", "{\"a\":1,}", "/**/", "NaN", "\0", "<a/>",
            "a=b").Select(Bytes)),
        // Truncated, or with something behind.
        (3, Gen.Select(Valid, Gen.Int[0, 1_000]).Select(cut => Bytes(cut.Item1[..(cut.Item2 % cut.Item1.Length)]))),
        (1, Gen.Select(Valid, Gen.OneOf<string>("x", "{}", "\0", ",", "//", "\uFEFF")).Select(more => Bytes(more.Item1 + more.Item2))),
        // A byte order mark, another encoding, bytes that are no text.
        (1, Valid.Select(json => Bytes("\uFEFF\uFEFF" + json))),
        (1, Valid.Select(Encoding.Unicode.GetBytes)),
        (1, Valid.Select(Encoding.BigEndianUnicode.GetBytes)),
        (2, Gen.Select(Valid, Gen.Byte[0x80, 0xFF], Gen.Int[2, 1_000]).Select(bad => Inserted(bad.Item1, bad.Item2, bad.Item3))),
        (1, Gen.Select(Valid, Gen.Byte[0x00, 0x08], Gen.Int[2, 1_000]).Select(bad => Inserted(bad.Item1, bad.Item2, bad.Item3))),
        (1, Gen.Byte.Array[0, 300]),
        // The same name twice.
        (1, Gen.OneOf<string>("phoneNumber", "phone\\u004eumber").Select(
            name => Bytes($"{{\"phoneNumber\":\"{Phone}\",\"{name}\":\"{Phone}\"}}"))),
        (1, Gen.OneOf<string>("code", "c\\u006fde").Select(
            name => Bytes($"{{\"challengeId\":\"{Challenge}\",\"code\":\"123456\",\"{name}\":\"123456\"}}"))),
        // Deep, and huge.
        (1, Gen.Select(Gen.Int[9, 8_000], Gen.OneOf<string>("[", "{\"a\":", "{\"phoneNumber\":"))
            .Select(deep => Bytes(string.Concat(Enumerable.Repeat(deep.Item2, deep.Item1))))),
        (1, Gen.Select(Valid, Gen.Int[16_385, 100_000]).Select(huge => Bytes(huge.Item1.PadRight(huge.Item2)))),
        (1, Gen.Int[16_400, 100_000].Select(length => Bytes($"{{\"phoneNumber\":\"{new string('7', length)}\"}}"))));

    /// <summary>Bodies that no route which takes <c>exceptCurrent</c> can make anything of.</summary>
    public static Gen<byte[]> NoWayToSignOutEverywhere { get; } = Gen.Frequency<byte[]>(
        (2, Gen.OneOf(Number, WrongText, Gen.OneOf<string>("{}", "[]", "[true]", "{\"$ne\":false}", "tru", "TRUE", "0", "1")).Select(
            value => Bytes($"{{\"exceptCurrent\":{value}}}"))),
        (1, Gen.OneOf<string>(
            "null", "true", "[]", "[{}]", "{", "{}x", "\0", "{\"exceptCurrent\":true", "{\"exceptCurrent\":true,\"exceptCurrent\":true}",
            "exceptCurrent=true").Select(Bytes)),
        (1, Gen.Int[16_385, 100_000].Select(length => Bytes("{\"exceptCurrent\":true}".PadRight(length)))));

    /// <summary>Any of them.</summary>
    public static Gen<byte[]> Any => Wrong;

    /// <summary>Bodies that would be good, for requests that are bad for another reason.</summary>
    public static Gen<byte[]> Good => Valid.Select(Bytes);

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Object((string Name, string Value)[] members)
        => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // Inside, so that a body stays no JSON: white space before or behind it would be allowed.
    private static byte[] Inserted(string json, byte wrong, int position)
    {
        var bytes = Bytes(json);
        var at = 1 + (position % (bytes.Length - 1));
        return [.. bytes[..at], wrong, .. bytes[at..]];
    }
}
