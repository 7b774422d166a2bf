using System.Net.Http.Json;
using System.Text.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Signs in over HTTP, step by step.</summary>
internal static class SignIn
{
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
