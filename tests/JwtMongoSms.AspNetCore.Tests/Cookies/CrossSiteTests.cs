namespace JwtMongoSms.AspNetCore.Tests.Cookies;

/// <summary>Cookies come along with what other sites make a browser send.</summary>
public sealed class CrossSiteTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_JSON_post_with_a_cookie_needs_the_header_that_forces_a_preflight_and_is_told_so()
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        person.Origin.Clear();

        var refused = await person.PostAsync("/change", JsonContent.Create(new { }));
        var problem = JsonDocument.Parse(refused.Html).RootElement;
        Assert.Equal((401, "token_invalid"), (refused.Status, problem.Text("code")));
        Assert.Contains("X-Requested-With", problem.Text("detail"), StringComparison.Ordinal);

        person.Headers["X-Requested-With"] = "fetch";
        Assert.Equal(200, (await person.PostAsync("/change", JsonContent.Create(new { }))).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/json; x=application/x-www-form-urlencoded")]
    public async Task What_is_no_form_needs_the_header_wherever_it_comes_from(string contentType)
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Assert.Equal(401, (await person.PostAsync("/change", body)).Status);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("ODD")]
    public async Task Every_other_method_needs_the_header(string method)
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        Assert.Equal(401, (await person.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/change"))).Status);
        person.Headers["X-Requested-With"] = "";
        Assert.Equal(200, (await person.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/change"))).Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "something new", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "", false)]
    [InlineData("Origin", "http://{host}.evil.example", false)]
    [InlineData("Origin", "http://evil.example/{host}", false)]
    [InlineData("Origin", "http://evil.example#{host}", false)]
    [InlineData("Origin", "http://127.0.0.1:1", false)]
    [InlineData("Origin", "http://{host}", true)]
    [InlineData("Origin", "https://{host}", false)]
    [InlineData("Origin", "http://shop.example", false)]
    [InlineData("X-Neither", "", false)]
    [InlineData("Origin", "https://shop.example", true)]
    public async Task A_form_speaks_for_a_person_only_when_it_comes_from_this_site(string header, string value, bool signedIn)
    {
        await using var app = await StartAsync(new() { ["PublicBaseUrl"] = "https://shop.example" });
        using var person = await SignedInAsync(app);
        person.Origin.Clear();
        person.Origin[header] = value.Replace("{host}", app.Client.BaseAddress!.Authority, StringComparison.Ordinal);
        Assert.Equal(signedIn ? 200 : 401, (await person.PostAsync("/change", ("a", "1"))).Status);
    }

    [Theory]
    [InlineData("/auth/sign-out", "X-Neither", "")]
    [InlineData("/auth/sign-out", "Origin", "https://{host}")]
    [InlineData("/auth/sign-out-everywhere", "X-Neither", "")]
    [InlineData("/auth/sign-out-everywhere", "Origin", "https://{host}")]
    public async Task A_form_that_may_come_from_anywhere_ends_no_session(string path, string header, string value)
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        person.Origin.Clear();
        person.Origin[header] = value.Replace("{host}", app.Client.BaseAddress!.Authority, StringComparison.Ordinal);
        Assert.Equal(401, (await person.PostAsync(path)).Status);
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task What_the_browser_says_of_the_site_goes_before_the_origin()
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        person.Origin["Sec-Fetch-Site"] = "same-site";
        person.Origin["Origin"] = app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(401, (await person.PostAsync("/change", ("a", "1"))).Status);
    }

    [Fact]
    public async Task Reading_needs_nothing_but_the_cookie_wherever_a_link_stands()
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        person.Headers["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(200, (await person.GetAsync("/guarded")).Status);
    }

    [Fact]
    public async Task A_sign_out_that_another_site_makes_a_browser_send_does_nothing()
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        person.Origin["Sec-Fetch-Site"] = "cross-site";
        Assert.Equal(401, (await person.PostAsync("/auth/sign-out", content: null)).Status);
        Assert.StartsWith("/sign-out?failed=", (await person.PostAsync("/sign-out", ("a", "1"))).Location, StringComparison.Ordinal);

        // The access token is over, and its cookie with it; the refresh token is not.
        app.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(person.Cookies.Remove("jms-access"));
        Assert.Equal(401, (await person.PostAsync("/auth/sign-out", content: null)).Status);
        Assert.Contains("Do you want to sign out", (await person.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxys_own_sign_in_does_not_stand_in_the_way_of_ours()
    {
        await using var app = await StartAsync();
        using var person = new Person(app) { Headers = { ["Authorization"] = "Basic YTpi" } };
        Assert.Equal(302, (await person.GetAsync("/guarded")).Status);
        await person.SignInAsync(app, Phone);
        Assert.Equal(200, (await person.GetAsync("/guarded")).Status);
    }

    [Fact]
    public async Task Two_Authorization_headers_are_nobody_though_the_cookie_is_good()
    {
        await using var app = await StartAsync();
        using var person = await SignedInAsync(app);
        var request = "GET /guarded HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + $"Cookie: jms-access={person.Cookies["jms-access"]}\r\nAuthorization: Basic YTpi\r\n";
        Assert.Equal(200, await RawRequest.SendAsync(app, request + "\r\n"));
        Assert.Equal(401, await RawRequest.SendAsync(app, request + "Authorization: Basic YTpj\r\n\r\n"));
    }

    private static Task<TestApp> StartAsync(Dictionary<string, string?>? settings = null)
        => TestApp.StartAsync(settings, map: app => app.Map("/change", () => "changed").RequireAuthorization());

    private static async Task<Person> SignedInAsync(TestApp app)
    {
        var person = new Person(app);
        await person.SignInAsync(app, Phone);
        return person;
    }
}
