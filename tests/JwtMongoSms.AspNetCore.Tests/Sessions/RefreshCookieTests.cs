using JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class RefreshCookieTests
{
    private static readonly Dictionary<string, string?> InCookies = new() { ["Tokens:Transport"] = "Cookie" };

    [Theory]
    [InlineData("Cookie", false)]
    [InlineData("Cookie", true)]
    [InlineData("Both", false)]
    [InlineData("Both", true)]
    public async Task A_browsers_next_request_gets_the_next_access_token_along_with_its_answer(string transport, bool sendsExpired)
    {
        await using var app = await TestApp.StartAsync(new() { ["Tokens:Transport"] = transport });
        using var browser = await SignedInAsync(app);
        foreach (var path in (string[])["/guarded", "/auth/me", "/guarded"])
        {
            var before = browser.Cookies["jms-access"];
            if (!sendsExpired)
                browser.Cookies.Remove("jms-access");

            app.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(200, (await browser.GetAsync(path)).Status);
            Assert.NotEqual(before, browser.Cookies["jms-access"]);
        }
    }

    [Fact]
    public async Task A_browser_whose_tokens_key_has_gone_goes_on_with_its_session()
    {
        await using var app = await TestApp.StartAsync(new(InCookies) { ["Tokens:Keys:0:Pem"] = KeyFolder.EcPem() });
        using var browser = await SignedInAsync(app);
        var before = browser.Cookies["jms-access"];
        app.Change(("Tokens:Keys:0:Pem", KeyFolder.EcPem()));
        Assert.Equal(200, (await browser.GetAsync("/guarded")).Status);
        Assert.NotEqual(before, browser.Cookies["jms-access"]);
    }

    [Fact]
    public async Task Requests_that_are_sent_at_once_all_go_on_with_the_one_session()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        var refreshToken = browser.Cookies["jms-refresh"];
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => VisitAsync())), status => Assert.Equal(200, status));

        async Task<int> VisitAsync()
        {
            using var tab = new Person(app) { Cookies = { ["jms-refresh"] = refreshToken } };
            return (await tab.GetAsync("/guarded")).Status;
        }
    }

    [Theory]
    [InlineData("/kept")]
    [InlineData("/sign-in/page.css")]
    public async Task An_answer_with_new_tokens_is_for_no_cache_though_it_was_meant_for_one(string path)
    {
        await using var app = await TestApp.StartAsync(InCookies, map: routes => routes.MapGet("/kept", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=3600";
            return "the same for everybody";
        }));
        using var browser = await SignedInAsync(app);
        Assert.DoesNotContain("no-store", (await browser.GetAsync(path)).Header("Cache-Control"), StringComparison.Ordinal);

        browser.Cookies.Remove("jms-access");
        var refreshed = await browser.GetAsync(path);
        Assert.NotEmpty(refreshed.SetCookies);
        Assert.Equal("no-store", refreshed.Header("Cache-Control"));
    }

    [Fact]
    public async Task Two_Authorization_headers_refresh_nothing_either()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        var request
            = $"GET /guarded HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: jms-refresh={browser.Cookies["jms-refresh"]}\r\n";
        Assert.Equal(401, await RawRequest.SendAsync(app, request + "Authorization: Basic YTpi\r\nAuthorization: Basic YTpj\r\n\r\n"));
        Assert.Equal(200, await RawRequest.SendAsync(app, request + "Authorization: Basic YTpi\r\n\r\n"));
    }

    [Fact]
    public async Task What_another_site_makes_a_browser_send_refreshes_nothing_and_is_told_what_it_lacks()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Cookies.Remove("jms-access");
        var refreshToken = browser.Cookies["jms-refresh"];
        browser.Origin.Clear();
        var refused = await browser.PostAsync("/auth/sign-out", content: null);
        Assert.Equal(401, refused.Status);
        Assert.Contains("X-Requested-With", JsonDocument.Parse(refused.Html).RootElement.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(refreshToken, browser.Cookies["jms-refresh"]);
    }

    [Fact]
    public async Task A_session_that_was_ended_takes_its_cookies_along()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        Assert.Equal(204, await app.PostAsync("/auth/sign-out", new { refreshToken = browser.Cookies["jms-refresh"] }).StatusAsync());
        browser.Cookies.Remove("jms-access");
        Assert.Equal(401, (await browser.GetAsync("/guarded")).Status);
        Assert.DoesNotContain("jms-refresh", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Signing_out_after_the_access_token_has_ended_leaves_no_cookie_behind()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Cookies.Remove("jms-access");
        app.Time.Advance(TimeSpan.FromHours(1));
        browser.Headers["X-Requested-With"] = "test";
        Assert.Equal(204, (await browser.PostAsync("/auth/sign-out", content: null)).Status);
        Assert.False(browser.HasTokens);
    }

    // It asks for data and not for pages.
    private static async Task<Person> SignedInAsync(TestApp app)
    {
        var browser = new Person(app);
        await browser.SignInAsync(app, Given.PhoneNumber().E164);
        browser.Headers["Accept"] = "application/json";
        return browser;
    }
}
