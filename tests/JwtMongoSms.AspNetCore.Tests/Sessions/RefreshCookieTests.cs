using System.Net;
using JwtMongoSms.Testing;
using Microsoft.AspNetCore.Http;

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
    public async Task Requests_that_are_sent_at_once_all_go_on_with_the_one_session()
    {
        await using var app = await TestApp.StartAsync(InCookies);
        using var browser = await SignedInAsync(app);
        browser.Forget("jms-access");
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.GetAsync("/guarded"))), status => Assert.Equal(StatusCodes.Status200OK, status));
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

        public Browser(Uri address) => client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };

        public string? Cookie(string name) => cookies.GetCookies(client.BaseAddress!)[name]?.Value;

        // As a browser does when the cookie's time is over.
        public void Forget(string name) => cookies.GetCookies(client.BaseAddress!)[name]!.Expired = true;

        public async Task SignInAsync(string challengeId, string code)
        {
            using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/auth/token", new { challengeId, code }, TestContext.Current.CancellationToken);
            await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
        }

        public async Task<int> GetAsync(string path)
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }

        public async Task<int> PostAsync(string path, bool withHeader = false)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            if (withHeader)
                request.Headers.Add("X-Requested-With", "test");

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }

        public void Dispose() => client.Dispose();
    }
}
