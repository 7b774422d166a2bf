namespace JwtMongoSms.AspNetCore.Tests.Cookies;

public sealed class CookieAttributeTests
{
    private const string Phone = "+447400123456";
    private static readonly string[] Names = ["jms-form", "jms-error", "jms-flow", "jms-access", "jms-refresh"];
    private static readonly Dictionary<string, string?> Production
        = new() { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB" };

    private readonly Handset handset = new();

    [Theory]
    [InlineData(false, "", "; path=/; samesite=lax; httponly")]
    [InlineData(true, "__Host-", "; path=/; secure; samesite=lax; httponly")]
    public async Task In_Development_cookies_are_secure_and_tied_to_the_host_on_https_and_no_script_reads_them(
        bool isHttps, string prefix, string attributes)
    {
        await using var app = await handset.StartAppAsync(services: isHttps ? EarlyStep.Https : null);
        using var person = new Person(app);
        MustHave(await SetAsync(person), prefix, attributes);
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task In_Production_cookies_are_secure_and_tied_to_the_host_though_a_proxy_has_ended_TLS()
    {
        await using var app = await handset.StartAppAsync(Production, environment: "Production");
        using var person = new Person(app);
        MustHave(await SetAsync(person), "__Host-", "; path=/; secure; samesite=lax; httponly");
        Assert.True(await person.IsSignedInAsync());
    }

    [Theory]
    [InlineData("jms-access", "jms-refresh")]
    [InlineData("__Secure-jms-access", "__Secure-jms-refresh")]
    public async Task In_Production_a_cookie_that_a_subdomain_could_have_put_there_is_ignored(string access, string refresh)
    {
        await using var app = await handset.StartAppAsync(Production, environment: "Production");
        using var person = new Person(app);
        await SetAsync(person);
        using var other = new Person(app)
        {
            Cookies = { [access] = person.Cookies["__Host-jms-access"], [refresh] = person.Cookies["__Host-jms-refresh"] },
        };
        Assert.False(await other.IsSignedInAsync());
        Assert.Contains("You are not signed in", (await other.GetAsync("/sign-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_live_as_long_as_their_tokens_and_no_longer()
    {
        await using var app = await handset.StartAppAsync(
            new() { ["Sessions:IdleLifetime"] = "2.00:00:00", ["Tokens:Lifetime"] = "00:05:00" });
        using var person = new Person(app);
        var set = await SetAsync(person);
        Assert.Single(set, line => line.StartsWith("jms-access=", StringComparison.Ordinal) && Has(line, "max-age=300;"));
        Assert.Single(set, line => line.StartsWith("jms-refresh=", StringComparison.Ordinal) && Has(line, "max-age=172800;"));

        static bool Has(string line, string part) => line.Contains(part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_logo_and_the_home_of_an_application_below_a_path_are_below_it()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Page:LogoPath"] = "/logo.svg" },
            services: services => EarlyStep.Add(services, early => early.UsePathBase("/shop")));
        using var person = new Person(app);
        var number = await person.GetAsync("/shop/sign-in");
        Assert.Contains("src=\"/shop/logo.svg\"", number.Html, StringComparison.Ordinal);
        await person.SignInAsync(app, Phone, prefix: "/shop");
        var home = await person.SubmitAsync(await person.GetAsync("/shop/sign-out"), "/sign-out");
        Assert.Equal("/shop/", home.Location);
    }

    /// <summary>Every Set-Cookie line of a sign-in.</summary>
    private async Task<List<string>> SetAsync(Person person)
    {
        var number = await person.GetAsync("/sign-in");
        var failed = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", "12"));
        var sent = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", Phone));
        var code = await person.GetAsync(sent.Location!);
        var done = await person.SubmitAsync(code, "/sign-in/code", ("code", await handset.NextCodeAsync()));
        Assert.Equal(303, done.Status);
        return [.. number.SetCookies, .. failed.SetCookies, .. sent.SetCookies, .. done.SetCookies.Where(
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
