using System.Net;
using JwtMongoSms.AspNetCore.Tests.Tokens.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Sessions;

public sealed class RefreshCookieTests
{
    private static readonly Dictionary<string, string?> InCookies = new() { ["Tokens:Transport"] = "Cookie" };

    [Fact]
    public async Task A_browsers_next_request_gets_the_next_access_token_along_with_its_answer()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        for (var visit = 0; visit < 3; visit++)
        {
            browser.Forget("jms-access");
            app.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(StatusCodes.Status200OK, await browser.GetAsync("/guarded"));
            Assert.NotNull(browser.Cookie("jms-access"));
        }
    }

    [Fact]
    public async Task A_browser_whose_tokens_key_has_gone_goes_on_with_its_session()
    {
        await using var app = await TestApp.StartAsync(new(InCookies) { ["Tokens:Keys:0:Pem"] = KeyFolder.EcPem() });
        using var browser = await SignedInAsync(app);
        var before = browser.Cookie("jms-access");
        app.Change(("Tokens:Keys:0:Pem", KeyFolder.EcPem()));
        Assert.Equal(StatusCodes.Status200OK, await browser.GetAsync("/guarded"));
        Assert.NotEqual(before, browser.Cookie("jms-access"));
    }

    [Fact]
    public async Task Requests_that_are_sent_at_once_all_go_on_with_the_one_session()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        Assert.All(
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.GetAsync("/guarded"))),
            status => Assert.Equal(StatusCodes.Status200OK, status));
    }

    [Fact]
    public async Task What_another_site_makes_a_browser_send_refreshes_nothing()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        var before = browser.Cookie("jms-refresh");
        Assert.Equal(StatusCodes.Status401Unauthorized, await browser.PostAsync("/auth/sign-out"));
        Assert.Equal(before, browser.Cookie("jms-refresh"));
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
        using (var before = await browser.SendAsync(HttpMethod.Get, path))
            Assert.DoesNotContain("no-store", before.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        browser.Forget("jms-access");
        using var refreshed = await browser.SendAsync(HttpMethod.Get, path);
        Assert.True(refreshed.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", refreshed.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Two_Authorization_headers_refresh_nothing_either()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        var request
            = $"GET /guarded HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: jms-refresh={browser.Cookie("jms-refresh")}\r\n";
        Assert.Equal(
            401, await Acceptance.RawRequest.SendAsync(app, request + "Authorization: Basic YTpi\r\nAuthorization: Basic YTpj\r\n\r\n"));
        Assert.Equal(200, await Acceptance.RawRequest.SendAsync(app, request + "Authorization: Basic YTpi\r\n\r\n"));
    }

    [Fact]
    public async Task A_request_that_changes_something_is_told_what_it_lacks_when_only_the_refresh_cookie_is_left()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        using var answer = await browser.SendAsync(HttpMethod.Post, "/auth/sign-out");
        var problem = await TestApp.JsonAsync(answer, StatusCodes.Status401Unauthorized);
        Assert.Contains("X-Requested-With", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_ended_takes_its_cookies_along()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        using (await app.PostAsync("/auth/sign-out", new { refreshToken = browser.Cookie("jms-refresh") }))
            browser.Forget("jms-access");

        Assert.Equal(StatusCodes.Status401Unauthorized, await browser.GetAsync("/guarded"));
        Assert.Null(browser.Cookie("jms-refresh"));
    }

    [Fact]
    public async Task Signing_out_after_the_access_token_has_ended_leaves_no_cookie_behind()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        app.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(StatusCodes.Status204NoContent, await browser.PostAsync("/auth/sign-out", withHeader: true));
        Assert.Null(browser.Cookie("jms-refresh"));
        Assert.Null(browser.Cookie("jms-access"));
    }

    private static async Task<Browser> SignedInAsync(TestApp app)
    {
        var browser = new Browser(app.Client.BaseAddress!);
        var (challengeId, code) = await app.SendCodeAsync(Given.PhoneNumber().E164);
        await browser.SignInAsync(challengeId, code);
        return browser;
    }

    /// <summary>Keeps cookies as browsers do.</summary>
    private sealed class Browser : IDisposable
    {
        private readonly CookieContainer cookies = new();
        private readonly HttpClient client;

        public Browser(Uri address)
            => client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };

        public string? Cookie(string name) => cookies.GetCookies(client.BaseAddress!)[name]?.Value;

        // As a browser does when the cookie's time is over.
        public void Forget(string name) => cookies.GetCookies(client.BaseAddress!)[name]!.Expired = true;

        public async Task SignInAsync(string challengeId, string code)
        {
            using var answer = await System.Net.Http.Json.HttpClientJsonExtensions
                .PostAsJsonAsync(client, "/auth/token", new { challengeId, code }, TestContext.Current.CancellationToken);
            await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
        }

        public async Task<int> GetAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            return (int)answer.StatusCode;
        }

        public async Task<int> PostAsync(string path, bool withHeader = false)
        {
            using var answer = await SendAsync(HttpMethod.Post, path, withHeader);
            return (int)answer.StatusCode;
        }

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, bool withHeader = false)
        {
            using var request = new HttpRequestMessage(method, path);
            if (withHeader)
                request.Headers.Add("X-Requested-With", "test");

            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public void Dispose() => client.Dispose();
    }
}
