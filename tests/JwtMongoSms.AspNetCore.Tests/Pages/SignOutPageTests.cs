using System.Net;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

public sealed class SignOutPageTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_link_only_asks_and_the_form_ends_the_session_and_takes_the_cookies_away()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var access = person.Cookies["jms-access"];

        var asked = await person.GetAsync("/sign-out?returnUrl=/open");
        Assert.Contains("Do you want to sign out", asked.Text, StringComparison.Ordinal);
        Assert.True(await person.IsSignedInAsync());

        var done = await person.SubmitAsync(asked, "/sign-out");
        Assert.Equal((303, "/open"), (done.Status, done.Location));
        Assert.False(person.HasTokens);
        Assert.Equal(401, await app.GetAsync("/auth/me", access).StatusAsync());
        Assert.Contains("You are not signed in", (await person.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_in_an_applications_own_page_works()
    {
        await using var app = await TestApp.StartAsync(prefix: "/api", map: app => app.MapGet("/", Show));
        using var person = new Person(app);
        var sent = await person.AskAsync(Phone, prefix: "/api");
        await person.SubmitAsync(sent, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        Assert.True(await person.IsSignedInAsync());

        person.Headers["Accept-Language"] = "fr";
        var home = await person.GetAsync("/");
        Assert.Contains("no-store", home.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("<button>Se d", WebUtility.HtmlDecode(home.Html), StringComparison.Ordinal);
        Assert.Equal((303, "/"), (await person.SubmitAsync(home, "/api/sign-out")).Redirect);
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task Whoever_comes_back_after_the_access_token_is_over_signs_out_all_the_same()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var refreshToken = person.Cookies["jms-refresh"];
        app.Time.Advance(TimeSpan.FromHours(2));

        // As a browser does, once its time is over.
        person.Cookies.Remove("jms-access");
        var asked = await person.GetAsync("/sign-out");
        Assert.Contains("Do you want to sign out", asked.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await person.SubmitAsync(asked, "/sign-out")).Status);
        Assert.DoesNotContain("jms-refresh", person.Cookies.Keys);

        using var other = new Person(app) { Cookies = { ["jms-refresh"] = refreshToken } };
        Assert.Contains("You are not signed in", (await other.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_session_was_ended_elsewhere_nobody_is_signed_in_here()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        Assert.Equal(204, await app.PostAsync("/auth/sign-out", new { refreshToken = person.Cookies["jms-refresh"] }).StatusAsync());

        Assert.Contains("You are not signed in", (await person.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
        Assert.Single((await person.GetAsync("/sign-in")).Forms);
        Assert.Equal(302, (await person.GetAsync("/guarded")).Status);
    }

    [Fact]
    public async Task Signing_out_without_a_session_leads_home_and_is_no_error()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var asked = await person.GetAsync("/sign-out");
        await person.SubmitAsync(asked, "/sign-out");
        Assert.Equal(303, (await person.SubmitAsync(asked, "/sign-out")).Status);
    }

    private static IResult Show(HttpContext http, SignOutButton button) => Results.Content(button.Render(http).Value, "text/html");
}
