using JwtMongoSms.AspNetCore.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Cookies;

public sealed class CookieAttributeTests
{
    private const string Phone = "+447400123456";
    private static readonly string[] Names = ["jms-form", "jms-flow", "jms-access", "jms-refresh"];

    [Fact]
    public async Task On_plain_http_in_Development_cookies_have_plain_names_and_no_script_reads_them()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        MustHave(await SetAsync(person, async () => (await app.CodesAsync(Phone, 1))[0]), prefix: "", "; path=/; samesite=lax; httponly");
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task On_https_in_Development_cookies_are_secure_and_tied_to_the_host()
    {
        await using var app = await TestApp.StartAsync(services: EarlyStep.Https);
        using var person = new Person(app);
        MustHave(
            await SetAsync(person, async () => (await app.CodesAsync(Phone, 1))[0]), "__Host-", "; path=/; secure; samesite=lax; httponly");
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task In_Production_cookies_are_secure_and_tied_to_the_host_though_a_proxy_has_ended_TLS()
    {
        await using var production = await ProductionApp.StartAsync();
        using var person = new Person(production.App);
        MustHave(await SetAsync(person, production.NextCodeAsync), "__Host-", "; path=/; secure; samesite=lax; httponly");
        Assert.True(await person.IsSignedInAsync());
    }

    [Theory]
    [InlineData("jms-access", "jms-refresh")]
    [InlineData("__Secure-jms-access", "__Secure-jms-refresh")]
    public async Task In_Production_a_cookie_that_a_subdomain_could_have_put_there_is_ignored(string access, string refresh)
    {
        await using var production = await ProductionApp.StartAsync();
        using var person = new Person(production.App);
        await SetAsync(person, production.NextCodeAsync);
        using var other = new Person(production.App)
        {
            Cookies = { [access] = person.Cookies["__Host-jms-access"], [refresh] = person.Cookies["__Host-jms-refresh"] },
        };
        Assert.False(await other.IsSignedInAsync());
        Assert.Contains("You are not signed in", (await other.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_live_as_long_as_their_tokens_and_no_longer()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Sessions:IdleLifetime"] = "2.00:00:00", ["Tokens:Lifetime"] = "00:05:00" });
        using var person = new Person(app);
        var set = await SetAsync(person, async () => (await app.CodesAsync(Phone, 1))[0]);
        Assert.Contains(
            "max-age=300;", set.Single(line => line.StartsWith("jms-access=", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "max-age=172800;", set.Single(line => line.StartsWith("jms-refresh=", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_below_a_path_keeps_its_cookies_and_its_pages_lead_below_it()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Page:LogoPath"] = "/logo.svg" },
            services: services => EarlyStep.Add(services, early => early.UsePathBase("/shop")),
            map: app => app.MapGet("/cart", () => "cart").RequireAuthorization());
        using var person = new Person(app);

        var asked = await person.GetAsync("/shop/cart?x=1");
        Assert.Equal((302, "/shop/sign-in?returnUrl=%2Fshop%2Fcart%3Fx%3D1"), (asked.Status, asked.Location));
        var number = await person.GetAsync(asked.Location!);
        Assert.Contains("src=\"/shop/logo.svg\"", number.Html, StringComparison.Ordinal);
        Assert.All(number.Forms, form => Assert.StartsWith("/shop/sign-in", form.Action, StringComparison.Ordinal));

        var sent = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", Phone));
        var done = await person.SubmitAsync(
            await person.GetAsync(sent.Location!), "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        Assert.Equal("/shop/cart?x=1", done.Location);
        Assert.Equal("cart", (await person.GetAsync(done.Location!)).Html);
        Assert.All(done.SetCookies, line => Assert.Contains("; path=/;", line, StringComparison.Ordinal));

        var home = await person.SubmitAsync(await person.GetAsync("/shop/sign-out"), "/sign-out");
        Assert.Equal("/shop/", home.Location);
    }

    /// <summary>Every Set-Cookie line of a sign-in.</summary>
    private static async Task<List<string>> SetAsync(Person person, Func<Task<string>> readCodeAsync)
    {
        var number = await person.GetAsync("/sign-in");
        var sent = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", Phone));
        var code = await person.GetAsync(sent.Location!);
        var done = await person.SubmitAsync(code, "/sign-in/code", ("code", await readCodeAsync()));
        Assert.Equal(StatusCodes.Status303SeeOther, done.Status);
        return [.. number.SetCookies, .. sent.SetCookies, .. done.SetCookies.Where(
            line => !line.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))];
    }

    private static void MustHave(List<string> lines, string prefix, string attributes)
    {
        Assert.Equal(Names.Select(name => prefix + name), lines.Select(line => line.Split('=')[0]).Distinct());
        Assert.All(lines, line => Assert.EndsWith(attributes, MaxAge(line), StringComparison.Ordinal));
    }

    // Each has its own.
    private static string MaxAge(string line)
        => string.Join(';', line.Split(';').Where(part => !part.StartsWith(" max-age=", StringComparison.Ordinal)));
}
