using System.Net.Http.Json;
using System.Text.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Signs users in over HTTP, step by step.</summary>
internal static class SignIn
{
    public static string PhoneNumber(int index) => $"+447400{index:D6}";

    /// <summary>Signs the first so many users in, and returns their access tokens.</summary>
    public static async Task<List<string>> ManyAsync(HttpClient client, int count)
    {
        List<string> tokens = [];
        for (var index = 0; index < count; index++)
            tokens.Add(await OneAsync(client, index));

        return tokens;
    }

    /// <summary>Signs a user in: a send, and the right code. Returns the access token.</summary>
    public static async Task<string> OneAsync(HttpClient client, int index)
    {
        var challengeId = await SendAsync(client, index);
        var code = await client.GetStringAsync($"/bench/codes/{PhoneNumber(index)}");
        using var response = await client.PostAsJsonAsync("/auth/token", new { challengeId, code });
        return await ReadAsync(response, "accessToken");
    }

    public static async Task<string> SendAsync(HttpClient client, int index)
    {
        using var response = await client.PostAsJsonAsync("/auth/code", new { phoneNumber = PhoneNumber(index) });
        return await ReadAsync(response, "challengeId");
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, string name)
        => (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name).GetString()!;
}
