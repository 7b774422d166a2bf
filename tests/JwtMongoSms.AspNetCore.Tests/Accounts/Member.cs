using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using JwtMongoSms.AspNetCore.Tests.Acceptance;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>Somebody who is signed in over the API, on one device.</summary>
internal sealed class Member
{
    private readonly TestApp app;
    private readonly Handset handset;

    private Member(TestApp app, Handset handset, JsonElement signedIn)
    {
        (this.app, this.handset) = (app, handset);
        Id = signedIn.GetProperty("user").GetProperty("id").GetString()!;
        Keep(signedIn);
    }

    public string Id { get; }

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    public static async Task<Member> SignInAsync(TestApp app, Handset handset, string phoneNumber)
    {
        var challengeId = await app.AskAsync(phoneNumber);
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = await handset.CodeOfAsync(challengeId) });
        return new Member(app, handset, await TestApp.JsonAsync(answer, StatusCodes.Status200OK));
    }

    /// <summary>Sends a request with the access token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        if (language is not null)
            request.Headers.Add("Accept-Language", language);

        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The status of <c>GET /auth/me</c>, and the number that it gives.</summary>
    public async Task<(int Status, string? PhoneNumber)> MeAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/auth/me");
        var number = answer.IsSuccessStatusCode
            ? (await TestApp.JsonAsync(answer, StatusCodes.Status200OK)).GetProperty("phoneNumber").GetString()
            : null;
        return ((int)answer.StatusCode, number);
    }

    /// <summary>Takes the next pair of tokens; the status that came instead when there is none.</summary>
    public async Task<int> RefreshAsync()
    {
        using var answer = await app.PostAsync("/auth/token/refresh", new { refreshToken = RefreshToken });
        if (answer.IsSuccessStatusCode)
            Keep(await TestApp.JsonAsync(answer, StatusCodes.Status200OK));

        return (int)answer.StatusCode;
    }

    /// <summary>Asks for a code to a new number; its challenge's id.</summary>
    public async Task<string> AskForNumberAsync(string phoneNumber, string? language = null)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/auth/phone", new { phoneNumber }, language);
        return (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString()!;
    }

    public async Task<Verdict> TypeAsync(string challengeId, string code)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/auth/phone/verify", new { challengeId, code });
        return await VerdictAsync(answer);
    }

    /// <summary>Both steps, with the right code.</summary>
    public async Task<Verdict> ChangeToAsync(string phoneNumber)
    {
        var challengeId = await AskForNumberAsync(phoneNumber);
        return await TypeAsync(challengeId, await handset.CodeOfAsync(challengeId));
    }

    public async Task<Verdict> LeaveAsync()
    {
        using var answer = await SendAsync(HttpMethod.Delete, "/auth/me");
        return await VerdictAsync(answer);
    }

    private static async Task<Verdict> VerdictAsync(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return new Verdict((int)answer.StatusCode);

        var problem = await TestApp.JsonAsync(answer, (int)answer.StatusCode);
        var left = problem.TryGetProperty("attemptsLeft", out var number) ? number.GetInt32() : (int?)null;
        return new Verdict((int)answer.StatusCode, problem.GetProperty("code").GetString(), left);
    }

    private void Keep(JsonElement tokens)
        => (AccessToken, RefreshToken) = (tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!);
}
