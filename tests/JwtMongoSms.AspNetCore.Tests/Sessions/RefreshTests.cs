namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class RefreshTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;

    [Fact]
    public async Task A_refresh_gives_the_next_pair_of_tokens_for_the_same_user_and_the_same_sign_in()
    {
        await using var app = await TestApp.StartAsync();
        var first = await app.SignInAsync(Phone);
        app.Time.Advance(TimeSpan.FromMinutes(20));
        var second = await RefreshedAsync(app, Refresh(first));

        Assert.NotEqual(Refresh(first), Refresh(second));
        Assert.False(second.GetProperty("isNewUser").GetBoolean());
        Assert.Equal(first.GetProperty("user").ToString(), second.GetProperty("user").ToString());
        Assert.Equal(Claim(first, "auth_time"), Claim(second, "auth_time"));
        Assert.Equal(Claim(first, "sid"), Claim(second, "sid"));
        await app.GetAsync("/auth/me", second.Text("accessToken")).JsonAsync();
    }

    [Fact]
    public async Task A_request_repeated_soon_gets_the_same_successor()
    {
        await using var app = await TestApp.StartAsync();
        var first = await app.SignInAsync(Phone);
        var second = await RefreshedAsync(app, Refresh(first));
        app.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Refresh(second), Refresh(await RefreshedAsync(app, Refresh(first))));
        await RefreshedAsync(app, Refresh(second));
    }

    [Theory]
    [InlineData(1, 31)]
    [InlineData(2, 0)]
    public async Task An_older_token_ends_the_session_of_whoever_has_the_newest(int generationsAgo, int secondsLater)
    {
        await using var app = await TestApp.StartAsync();
        var signedIn = await app.SignInAsync(Phone);
        List<string> tokens = [Refresh(signedIn)];
        for (var generation = 0; generation < generationsAgo; generation++)
            tokens.Add(Refresh(await RefreshedAsync(app, tokens[^1])));

        app.Time.Advance(TimeSpan.FromSeconds(secondsLater));
        await RefusedAsync(app, tokens[0]);
        await RefusedAsync(app, tokens[^1]);
        await app.GetAsync("/auth/me", signedIn.Text("accessToken")).JsonAsync(401);
        Assert.NotEmpty(app.Logs.With("so the token was copied"));
    }

    [Fact]
    public async Task A_session_ends_when_nobody_refreshes_it_and_at_its_end_whatever_happens()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Sessions:IdleLifetime"] = "00:10:00", ["Sessions:Lifetime"] = "00:25:00" });
        var token = Refresh(await app.SignInAsync(Phone));
        for (var refresh = 0; refresh < 2; refresh++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
            token = Refresh(await RefreshedAsync(app, token));
        }

        app.Time.Advance(TimeSpan.FromMinutes(6));
        await RefusedAsync(app, token);

        token = Refresh(await app.SignInAsync(Phone));
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await RefusedAsync(app, token);
    }

    [Theory]
    [InlineData("{}", 400, "request_invalid")]
    [InlineData("""{"refreshToken":5}""", 400, "request_invalid")]
    [InlineData("""{"refreshToken":""}""", 401, "refresh_invalid")]
    [InlineData("""{"refreshToken":"a.b.c"}""", 401, "refresh_invalid")]
    public async Task What_is_no_token_is_told_so(string body, int status, string code)
    {
        await using var app = await TestApp.StartAsync();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(new Verdict(status, code), await app.PostAsync("/auth/token/refresh", content).VerdictAsync());
    }

    private static string Refresh(JsonElement signedIn) => signedIn.Text("refreshToken");

    private static string Claim(JsonElement signedIn, string name)
        => signedIn.Text("accessToken").TokenPart(1).GetProperty(name).ToString();

    private static async Task<JsonElement> RefreshedAsync(TestApp app, string refreshToken)
        => await app.PostAsync("/auth/token/refresh", new { refreshToken }).JsonAsync();

    private static async Task RefusedAsync(TestApp app, string refreshToken)
        => Assert.Equal(Verdict.RefreshInvalid, await app.PostAsync("/auth/token/refresh", new { refreshToken }).VerdictAsync());
}
