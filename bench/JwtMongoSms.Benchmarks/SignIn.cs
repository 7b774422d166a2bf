using System.Net.Http.Json;
using System.Text.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Signs in over HTTP, step by step.</summary>
internal static class SignIn
{
    public const string Phone = "+447400123456";

    /// <summary>An access token of one person.</summary>
    public static async Task<string> ReadyAsync(HttpClient client)
    {
        var challengeId = await SendAsync(client, Phone);
        var codes = await CodesAsync(client);
        while (!codes.ContainsKey(Phone))
            codes = await CodesAsync(client);

        return await VerifyAsync(client, challengeId, codes[Phone]);
    }

    public static async Task<string> SendAsync(HttpClient client, string phoneNumber)
    {
        using var answer = await client.PostAsJsonAsync("/auth/code", new { phoneNumber });
        return (await JsonAsync(answer)).GetProperty("challengeId").GetString()!;
    }

    public static async Task<Dictionary<string, string>> CodesAsync(HttpClient client)
        => (await client.GetFromJsonAsync<Dictionary<string, string>>("/bench/codes"))!;

    public static async Task<string> VerifyAsync(HttpClient client, string challengeId, string code)
    {
        using var answer = await client.PostAsJsonAsync("/auth/token", new { challengeId, code });
        return (await JsonAsync(answer)).GetProperty("accessToken").GetString()!;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
        => (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())!;
}
