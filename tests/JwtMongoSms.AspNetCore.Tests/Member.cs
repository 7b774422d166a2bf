namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A user who is signed in over the API, on one device, with tokens in headers.</summary>
internal sealed class Member
{
    private readonly TestApp app;
    private readonly Handset? handset;

    private Member(TestApp app, Handset? handset, JsonElement signedIn)
    {
        (this.app, this.handset) = (app, handset);
        Id = signedIn.GetProperty("user").Text("id");
        Keep(signedIn);
    }

    public string Id { get; }

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    /// <summary>Gets the session's id, as its refresh token tells it.</summary>
    public string SessionId => RefreshToken.Split('.')[0];

    /// <summary>Signs in with a code from the dev phone.</summary>
    public static async Task<Member> SignInAsync(TestApp app, string phoneNumber, params (string Name, string Value)[] headers)
    {
        var (challengeId, code) = await app.SendCodeAsync(phoneNumber);
        var sending = app.SendAsync(HttpMethod.Post, "/auth/token", accessToken: null, new { challengeId, code }, headers);
        return new Member(app, handset: null, await sending.JsonAsync());
    }

    /// <summary>Signs in with a code from a handset.</summary>
    public static async Task<Member> SignInAsync(TestApp app, Handset handset, string phoneNumber)
        => new(app, handset, await handset.SignInAsync(app, phoneNumber));

    /// <summary>Sends a request with the access token.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
        => app.SendAsync(method, path, AccessToken, body);

    public Task<int> StatusAsync(string path) => app.GetAsync(path, AccessToken).StatusAsync();

    /// <summary>Gets the status of <c>GET /auth/me</c>, and the phone number in it.</summary>
    public async Task<(int Status, string? PhoneNumber)> MeAsync()
    {
        using var response = await app.GetAsync("/auth/me", AccessToken);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? (await response.JsonAsync(200)).Text("phoneNumber") : null);
    }

    /// <summary>Whether the access token is accepted.</summary>
    public async Task<bool> IsSignedInAsync() => (await MeAsync()).Status == 200;

    /// <summary>Refreshes, and keeps the tokens that come; gets the status.</summary>
    public async Task<int> RefreshAsync()
    {
        using var response = await app.PostAsync("/auth/token/refresh", new { refreshToken = RefreshToken });
        if (response.IsSuccessStatusCode)
            Keep(await response.JsonAsync(200));

        return (int)response.StatusCode;
    }

    public async Task<List<JsonElement>> SessionsAsync()
        => [.. (await app.GetAsync("/auth/sessions", AccessToken).JsonAsync()).EnumerateArray()];

    /// <summary>Asks for a code to a new phone number; gets the challenge's id.</summary>
    public async Task<string> AskForNumberAsync(string phoneNumber)
        => (await app.PostAsync("/auth/phone", new { phoneNumber }, AccessToken).JsonAsync(202)).Text("challengeId");

    public Task<Verdict> TypeAsync(string challengeId, string code)
        => app.PostAsync("/auth/phone/verify", new { challengeId, code }, AccessToken).VerdictAsync();

    /// <summary>Changes the phone number, with the right code.</summary>
    public async Task<Verdict> ChangeToAsync(string phoneNumber)
    {
        var challengeId = await AskForNumberAsync(phoneNumber);
        return await TypeAsync(challengeId, await handset!.CodeOfAsync(challengeId));
    }

    public Task<Verdict> LeaveAsync() => SendAsync(HttpMethod.Delete, "/auth/me").VerdictAsync();

    private void Keep(JsonElement tokens) => (AccessToken, RefreshToken) = (tokens.Text("accessToken"), tokens.Text("refreshToken"));
}
