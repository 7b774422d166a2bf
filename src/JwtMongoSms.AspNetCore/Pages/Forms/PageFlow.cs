using System.Text.Json;
using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>What a browser carries from the number to the code, protected: its challenge, and what the user typed.</summary>
internal sealed record PageFlow(string ChallengeId, string PhoneNumber, string Typed, string? Country, long ExpiresAtSeconds)
{
    private const string Purpose = "flow";

    public string Protect(PageProtector protector)
        => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(this, PageFlowJson.Default.PageFlow), Purpose);

    /// <returns><see langword="null"/> for a text that is no protected flow of ours.</returns>
    public static PageFlow? Unprotect(PageProtector protector, string? text)
        => protector.Unprotect(text, Purpose) is { } json ? JsonSerializer.Deserialize(json, PageFlowJson.Default.PageFlow) : null;

    // A record would print its members, and with them the number and the challenge.
    public override string ToString() => nameof(PageFlow);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PageFlow))]
internal sealed partial class PageFlowJson : JsonSerializerContext;
