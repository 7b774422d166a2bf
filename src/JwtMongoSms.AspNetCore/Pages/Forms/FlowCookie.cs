using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>Keeps a browser's newest flow. Each form has a copy of its own flow, so two tabs don't mix theirs up.</summary>
internal sealed class FlowCookie(HostCookies cookies, PageProtector protector, IOptions<CodeOptions> options)
{
    private const string Name = "jms-flow";

    public PageFlow? Read(HttpContext http) => PageFlow.Unprotect(protector, cookies.Read(http, Name));

    public PageFlow? Read(HttpContext http, PageForm form) => PageFlow.Unprotect(protector, form["flow"]) ?? Read(http);

    // It outlives the code, so that a late user reads that the code has expired and finds the number as typed.
    public void Write(HttpContext http, PageFlow flow)
        => cookies.Write(http, Name, flow.Protect(protector), options.Value.Lifetime + TimeSpan.FromMinutes(30));

    public void Remove(HttpContext http) => cookies.Remove(http, Name);
}

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
