using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

/// <summary>One of a person's devices, with tokens in headers.</summary>
internal sealed class SignedInDevice
{
    private readonly TestApp app;

    private SignedInDevice(TestApp app, JsonElement signedIn)
    {
        this.app = app;
        Access = signedIn.GetProperty("accessToken").GetString()!;
        Refresh = signedIn.GetProperty("refreshToken").GetString()!;
        UserId = signedIn.GetProperty("user").GetProperty("id").GetString()!;
    }

    public string Access { get; private set; }

    public string Refresh { get; private set; }

    public string UserId { get; }

    /// <summary>The session's id, as its refresh token tells it.</summary>
    public string SessionId => Refresh.Split('.')[0];

    public static async Task<SignedInDevice> SignInAsync(TestApp app, string phoneNumber, params (string Name, string Value)[] headers)
    {
        var (challengeId, code) = await app.SendCodeAsync(phoneNumber);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/token")
        {
            Content = JsonContent.Create(new { challengeId, code }),
        };
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new SignedInDevice(app, await TestApp.JsonAsync(answer, StatusCodes.Status200OK));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, TestApp? at = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Access);
        return await (at ?? app).Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<int> StatusAsync(HttpMethod method, string path, object? body = null, TestApp? at = null)
    {
        using var answer = await SendAsync(method, path, body is null ? null : JsonContent.Create(body), at);
        return (int)answer.StatusCode;
    }

    public async Task<List<JsonElement>> ListAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/auth/sessions");
        return [.. (await TestApp.JsonAsync(answer, StatusCodes.Status200OK)).EnumerateArray()];
    }

    /// <summary>Whether its access token is taken.</summary>
    public async Task<bool> IsSignedInAsync(TestApp? at = null)
        => await StatusAsync(HttpMethod.Get, "/auth/me", at: at) == StatusCodes.Status200OK;

    /// <summary>Whether it gets new tokens, which it uses from then on.</summary>
    public async Task<bool> TryRefreshAsync(TestApp? at = null)
    {
        using var answer = await (at ?? app).PostAsync("/auth/token/refresh", new { refreshToken = Refresh });
        if (answer.StatusCode == System.Net.HttpStatusCode.Unauthorized)
            return false;

        var refreshed = await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
        (Access, Refresh) = (refreshed.GetProperty("accessToken").GetString()!, refreshed.GetProperty("refreshToken").GetString()!);
        return true;
    }
}
