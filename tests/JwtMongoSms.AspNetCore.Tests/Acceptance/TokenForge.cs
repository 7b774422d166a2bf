using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// Signs with the application's real key what our issuer would never write: members may stand twice, and their values are any JSON.
/// </summary>
internal sealed record TokenForge(
    ForgeKey Key, ImmutableList<(string Name, string Json)> Header, ImmutableList<(string Name, string Json)> Payload)
{
    public long IssuedAt => long.Parse(Payload.Find(member => member.Name == "iat").Json, CultureInfo.InvariantCulture);

    /// <summary>Takes a real token apart.</summary>
    public static TokenForge From(TestApp app, string token)
    {
        var parts = token.Split('.');
        return new TokenForge(ForgeKey.Of(app.Services.GetRequiredService<CurrentKeys>().Signer), Members(parts[0]), Members(parts[1]));
    }

    public TokenForge WithKey(Func<ForgeKey, ForgeKey> change) => this with { Key = change(Key) };

    public TokenForge Head(string name, string json) => this with { Header = Set(Header, name, json) };

    public TokenForge WithoutHead(string name) => this with { Header = Header.RemoveAll(member => member.Name == name) };

    public TokenForge HeadTwice(string name, string json) => this with { Header = Header.Add((name, json)) };

    public TokenForge Claim(string name, string json) => this with { Payload = Set(Payload, name, json) };

    public TokenForge WithoutClaim(string name) => this with { Payload = Payload.RemoveAll(member => member.Name == name) };

    public TokenForge ClaimTwice(string name, string json) => this with { Payload = Payload.Add((name, json)) };

    /// <summary>The token, with a right signature over what it says.</summary>
    public string Write(string behindHeader = "", string behindPayload = "")
        => Sign($"{Encode(Json(Header) + behindHeader)}.{Encode(Json(Payload) + behindPayload)}");

    /// <summary>Signs what stands there.</summary>
    public string Sign(string text) => $"{text}.{Base64Url.EncodeToString(Key.Sign(Encoding.ASCII.GetBytes(text)))}";

    /// <summary>A part of a token. The text may be in an encoding that JSON doesn't allow.</summary>
    public static string Encode(string json, Encoding encoding) => Base64Url.EncodeToString(encoding.GetBytes(json));

    public static string Encode(string json) => Encode(json, Encoding.UTF8);

    private static ImmutableList<(string Name, string Json)> Set(
        ImmutableList<(string Name, string Json)> members, string name, string json)
        => members.FindIndex(member => member.Name == name) is >= 0 and var index
            ? members.SetItem(index, (name, json))
            : members.Add((name, json));

    private static ImmutableList<(string Name, string Json)> Members(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return [.. document.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText()))];
    }

    private static string Json(ImmutableList<(string Name, string Json)> members)
        => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Json}"))}}}";
}
