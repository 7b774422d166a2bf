using System.Net.Http.Headers;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// One person who does everything right once and wrong in all ways that hold a secret. It asserts nothing: some visits come while nothing
/// works.
/// </summary>
internal sealed class Visit(HttpClient client, string phoneNumber, string nextPhoneNumber)
{
    public const int Operations = 42;

    private readonly string national = "0" + phoneNumber[3..];

    /// <summary>The status of each answer.</summary>
    public List<int> Statuses { get; } = [];

    /// <summary>Everything in this visit that nobody else may learn.</summary>
    public List<(string Name, string Text)> Secrets { get; } = [];

    public async Task RunAsync(Func<string, Task<string>> readCode)
    {
        await PostAsync("/auth/code", new { phoneNumber = phoneNumber[..^1] });
        var challengeId = Text(
            await PostAsync("/auth/code", new { phoneNumber = $"{national[..5]} {national[5..]}", country = "GB" }), "challengeId");
        var code = challengeId is null ? "1029384756" : await readCode(phoneNumber);
        challengeId ??= "AQIDBAUGBwgJCgsMDQ4PEA";
        Secrets.AddRange([("a challenge id", challengeId), ("a code", code)]);

        await PostAsync("/auth/code/status", new { challengeId });
        await SendAsync(HttpMethod.Delete, "/auth/code/status/");
        await PostAsync("/AUTH/Code/Status/?x=1", new { challengeId, more = code });
        await PostRawAsync("/auth/code/status", $"{{\"challengeId\":[\"{challengeId}\"]}}");
        await PostAsync("/auth/code", new { challengeId });
        await PostAsync("/auth/token", new { challengeId, code = code.PlusSteps(1) });
        await PostAsync("/auth/token", new { challengeId, code = code + "0" });
        await PostRawAsync("/auth/token", $"{{\"challengeId\":\"{challengeId}\",\"code\":{code}}}");
        await PostRawAsync("/auth/token", $"{{\"challengeId\":\"{challengeId}\",\"code\":\"{code}");
        await PostRawAsync("/auth/token", $"{{\"challengeId\":\"{challengeId}\",\"code\":\"{code}\",\"code\":\"{code}\"}}");
        await PostRawAsync("/auth/token", $"{{\"challengeId\":[\"{challengeId}\"],\"code\":\"{code}\"}}{new string(' ', 17_000)}");
        await PostRawAsync("/auth/token", $"{challengeId} {code}", "text/plain");
        await PostRawAsync("/auth/code", $"{{\"phoneNumber\":{{\"$eq\":\"{phoneNumber}\"}}}}");
        await PostRawAsync("/auth/code", $"{{\"phoneNumber\":\"{phoneNumber}\",\"country\":[\"{national}\"]}}");

        var signedIn = await PostAsync("/auth/token", new { challengeId, code });
        var (access, refresh) = (Text(signedIn, "accessToken"), Text(signedIn, "refreshToken"));
        if (access is not null)
            Secrets.AddRange([("an access token", access), ("an access token's signature", access.Split('.')[2])]);
        if (refresh is not null)
            Secrets.AddRange([("a refresh token", refresh), ("a refresh token's mac", refresh.Split('.')[2])]);

        await PostAsync("/auth/token", new { challengeId, code });
        await SendAsync(HttpMethod.Get, "/auth/me", $"Bearer {access}");
        await SendAsync(HttpMethod.Get, "/auth/me", $"Bearer {access}A");
        await SendAsync(HttpMethod.Get, "/auth/me", $"Basic {refresh}");
        await SendAsync(HttpMethod.Get, "/auth/sessions", $"Bearer {access}");
        await SendAsync(HttpMethod.Delete, $"/auth/sessions/{refresh?.Split('.')[0]}A", $"Bearer {access}");
        await SendAsync(
            HttpMethod.Post,
            "/auth/sign-out-everywhere",
            $"Bearer {access}",
            new StringContent("{\"exceptCurrent\":true}", Encoding.UTF8, "application/json"));
        await ChangeNumberAndLeaveAsync($"Bearer {access}", readCode);
        await PostRawAsync("/auth/sign-out", $"{{\"refreshToken\":[\"{refresh}\"]}}");
        await PostAsync("/auth/sign-out", new { refreshToken = refresh });
        await SendAsync(HttpMethod.Get, "/auth/me", $"Bearer {access}");
    }

    private async Task ChangeNumberAndLeaveAsync(string authorization, Func<string, Task<string>> readCode)
    {
        const string Verify = "/auth/phone/verify";
        await PostAsync("/auth/phone", new { phoneNumber = nextPhoneNumber });
        await PostRawAsync("/auth/phone", $"{{\"phoneNumber\":{{\"$eq\":\"{nextPhoneNumber}\"}}}}", authorization: authorization);
        await PostRawAsync(
            "/auth/phone", $"{{\"phoneNumber\":\"{nextPhoneNumber}\",\"country\":[\"{national}\"]}}", authorization: authorization);
        var challengeId = Text(
            await PostRawAsync(
                "/auth/phone", JsonSerializer.Serialize(new { phoneNumber = nextPhoneNumber }), authorization: authorization),
            "challengeId");
        var code = challengeId is null ? "1029384756" : await readCode(nextPhoneNumber);
        challengeId ??= "AQIDBAUGBwgJCgsMDQ4PEA";
        Secrets.AddRange([("a challenge id", challengeId), ("a code", code)]);

        await PostAsync("/auth/code/status", new { challengeId });
        await PostRawAsync(Verify, JsonSerializer.Serialize(new { challengeId, code = code.PlusSteps(1) }), authorization: authorization);
        await PostRawAsync(Verify, JsonSerializer.Serialize(new { challengeId, code = code + "0" }), authorization: authorization);
        await PostRawAsync(Verify, $"{{\"challengeId\":\"{challengeId}\",\"code\":\"{code}", authorization: authorization);
        await PostRawAsync(
            Verify, $"{{\"challengeId\":\"{challengeId}\",\"code\":\"{code}\",\"code\":\"{code}\"}}", authorization: authorization);
        await PostRawAsync(Verify, $"{challengeId} {code}", "text/plain", authorization);
        await PostRawAsync(Verify, JsonSerializer.Serialize(new { challengeId, code }), authorization: authorization);
        await PostRawAsync(Verify, JsonSerializer.Serialize(new { challengeId, code }), authorization: authorization);
        await SendAsync(HttpMethod.Delete, "/auth/me");
        await SendAsync(HttpMethod.Delete, "/auth/me", authorization);
        await SendAsync(HttpMethod.Delete, "/auth/me", authorization);
    }

    private static string? Text(JsonElement? answer, string name)
        => answer is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private Task<JsonElement?> PostAsync(string path, object body) => PostRawAsync(path, JsonSerializer.Serialize(body));

    private Task<JsonElement?> PostRawAsync(string path, string body, string contentType = "application/json", string? authorization = null)
        => SendAsync(HttpMethod.Post, path, authorization, new StringContent(body, Encoding.UTF8, contentType));

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, string? authorization = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization.TrimEnd());

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Statuses.Add((int)answer.StatusCode);
        return body.Length > 0 ? JsonDocument.Parse(body).RootElement : null;
    }
}
