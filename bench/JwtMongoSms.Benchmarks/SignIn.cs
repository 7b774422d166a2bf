using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Signs in over HTTP, step by step.</summary>
internal static class SignIn
{
    private static string PhoneNumber(int index) => string.Create(CultureInfo.InvariantCulture, $"+447400{index:D6}");

    /// <summary>Access tokens of so many people.</summary>
    public static async Task<List<string>> ManyAsync(HttpClient client, int count)
    {
        List<(string Phone, string ChallengeId)> asked = [];
        for (var index = 0; index < count; index++)
            asked.Add((PhoneNumber(index), await SendAsync(client, PhoneNumber(index))));

        var codes = await CodesAsync(client);
        while (codes.Count < count)
            codes = await CodesAsync(client);

        List<string> tokens = [];
        foreach (var (phone, challengeId) in asked)
            tokens.Add(await VerifyAsync(client, challengeId, codes[phone]));

        return tokens;
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
