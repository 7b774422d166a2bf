namespace JwtMongoSms.AspNetCore.Tests.Cookies;

/// <summary>How tokens travel: <c>Tokens:Transport</c>.</summary>
public sealed class TransportTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/code")]
    [InlineData("/sign-in/page.js")]
    [InlineData("/sign-out")]
    public async Task Where_tokens_travel_in_headers_alone_there_is_no_page(string path)
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = "Header" });
        using var person = new Person(app);
        Assert.Equal((404, 404), ((await person.GetAsync(path)).Status, (await person.PostAsync(path, ("a", "1"))).Status));
    }

    [Fact]
    public async Task Where_tokens_travel_in_headers_alone_a_cookie_is_nobody_and_a_browser_gets_a_401()
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = "Header" });
        var signedIn = await app.SignInAsync(Phone);
        var (access, refresh) = (signedIn.Text("accessToken"), signedIn.Text("refreshToken"));
        using var person = new Person(app) { Cookies = { ["jms-access"] = access, ["jms-refresh"] = refresh } };

        var guarded = await person.GetAsync("/guarded");
        Assert.Equal(
            (401, "application/problem+json", null), (guarded.Status, guarded.Header("Content-Type").Split(';')[0], guarded.Location));
        Assert.False(await person.IsSignedInAsync());
        Assert.Equal(200, await app.GetAsync("/guarded", access).StatusAsync());
    }

    [Fact]
    public async Task Where_tokens_travel_in_headers_alone_a_refresh_cookie_ends_nothing()
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = "Header" });
        var signedIn = await app.SignInAsync(Phone);
        using var person = new Person(app)
        {
            Cookies = { ["jms-refresh"] = signedIn.Text("refreshToken") },
            Headers = { ["X-Requested-With"] = "1" },
        };
        Assert.Equal(401, (await person.PostAsync("/auth/sign-out", content: null)).Status);
        Assert.Equal(200, await app.GetAsync("/auth/me", signedIn.Text("accessToken")).StatusAsync());
    }

    [Fact]
    public async Task Where_tokens_travel_in_cookies_alone_no_body_has_one_and_the_header_is_nobody()
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = "Cookie" });
        using var person = new Person(app);
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        var answer = await person.PostAsync("/auth/token", JsonContent.Create(new { challengeId, code }));

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("Token", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", answer.Html, StringComparison.Ordinal);
        Assert.Contains("\"isNewUser\":true", answer.Html, StringComparison.Ordinal);
        Assert.True(await person.IsSignedInAsync());

        Assert.Equal(401, await app.GetAsync("/guarded", person.Cookies["jms-access"]).StatusAsync());
    }

    [Fact]
    public async Task A_single_page_application_signs_out_with_its_cookies_and_the_header()
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = "Cookie" });
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var access = person.Cookies["jms-access"];

        person.Headers["X-Requested-With"] = "fetch";
        Assert.Equal(204, (await person.PostAsync("/auth/sign-out", content: null)).Status);
        Assert.False(person.HasTokens);
        person.Cookies["jms-access"] = access;
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task Where_tokens_may_travel_either_way_the_api_gives_them_in_the_body_and_the_page_in_cookies()
    {
        await using var app = await TestApp.StartAsync();
        using var program = new Person(app);
        var (challengeId, code) = await app.SendCodeAsync(Phone);
        var answer = await program.PostAsync("/auth/token", JsonContent.Create(new { challengeId, code }));
        Assert.Contains("\"accessToken\":\"", answer.Html, StringComparison.Ordinal);
        Assert.Empty(answer.SetCookies);

        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        Assert.True(await person.IsSignedInAsync());

        // A header was meant; a bad one is not made good by a cookie that came along.
        person.Headers["Authorization"] = "Bearer " + person.Cookies["jms-access"] + "A";
        Assert.False(await person.IsSignedInAsync());
    }
}
