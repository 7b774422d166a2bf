using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>The pages at another path, below a group, and in an application below a path: everything leads to where they are.</summary>
public sealed partial class PagePathTests
{
    private const string Phone = "+447400123456";
    private static readonly TimeSpan Ten = TimeSpan.FromMinutes(10);

    private readonly Handset handset = new();

    [Theory]
    [InlineData("", "", "/sign-in", "/sign-in", "/sign-out")]
    [InlineData("", "", "/login", "/login", "/login/sign-out")]
    [InlineData("", "", "/members/login/", "/members/login", "/members/login/sign-out")]
    [InlineData("", "", "/", "/", "/sign-out")]
    [InlineData("", "/account", "/sign-in", "/account/sign-in", "/account/sign-out")]
    [InlineData("", "/account", "/Sign-In/", "/account/Sign-In", "/account/sign-out")]
    [InlineData("", "/account", "login", "/account/login", "/account/login/sign-out")]
    [InlineData("/shop", "", "/login", "/shop/login", "/shop/login/sign-out")]
    [InlineData("/shop", "/account", "/login", "/shop/account/login", "/shop/account/login/sign-out")]
    public async Task A_browser_is_led_in_and_out_wherever_the_pages_are_mapped(
        string pathBase, string group, string path, string signIn, string signOut)
    {
        await using var app = await StartAsync(routes => routes.MapJwtMongoSmsPages(path), group, pathBase);
        using var person = new Person(app);
        var steps = signIn.TrimEnd('/');
        var returnUrl = "?returnUrl=" + Uri.EscapeDataString(pathBase + "/guarded");

        var asked = await person.GetAsync(pathBase + "/guarded");
        Assert.Equal((302, signIn + returnUrl), (asked.Status, asked.Location));
        var number = await person.GetAsync(asked.Location!);
        Assert.Equal([signIn + returnUrl], number.Forms.Select(form => form.Action));
        Assert.Equal([steps + "/page.css", steps + "/page.js"], await AssetsAsync(person, number));
        Assert.Equal(steps + "/number" + returnUrl, Data(number, "preview"));
        Assert.Equal(200, (await person.PostAsync(steps + "/number", ("phoneNumber", Phone))).Status);

        var sent = await person.SubmitAsync(number, signIn, ("phoneNumber", Phone));
        Assert.Equal((303, steps + "/code" + returnUrl), (sent.Status, sent.Location));
        var code = await person.GetAsync(sent.Location!);
        Assert.Equal([steps + "/code" + returnUrl, steps + "/resend" + returnUrl], code.Forms.Select(form => form.Action));
        Assert.Equal([steps + "/page.css", steps + "/page.js"], await AssetsAsync(person, code));
        Assert.Equal(steps + "/delivery" + returnUrl, Data(code, "delivery"));
        Assert.Equal(200, (await person.PostAsync(steps + "/delivery", ("flow", code.FormTo("/code").Fields["flow"]))).Status);
        Assert.Contains($"<a href=\"{signIn}{returnUrl}\">", code.Html, StringComparison.Ordinal);
        var early = await person.SubmitAsync(code, "/resend");
        Assert.StartsWith(steps + "/code" + returnUrl + "&failed=", early.Location, StringComparison.Ordinal);

        var done = await person.SubmitAsync(code, "/code", ("code", await handset.NextCodeAsync()));
        Assert.Equal((303, pathBase + "/guarded"), (done.Status, done.Location));
        Assert.All(
            [.. number.SetCookies, .. sent.SetCookies, .. done.SetCookies],
            line => Assert.Contains("; path=/;", line, StringComparison.Ordinal));
        Assert.Equal(200, (await person.GetAsync(pathBase + "/guarded")).Status);
        app.Time.Advance(Ten);
        Assert.Equal(
            $"{signIn}?returnUrl={Uri.EscapeDataString(pathBase + "/recent")}&again=true",
            (await person.GetAsync(pathBase + "/recent")).Location);

        Assert.Equal([signOut], (await person.GetAsync(signOut)).Forms.Select(form => form.Action));
        Assert.Equal([signOut], (await person.GetAsync(signIn)).Forms.Select(form => form.Action));
        var menu = await person.GetAsync(pathBase + "/menu");
        Assert.Equal(signOut, menu.Forms[0].Action);
        Assert.Equal(303, (await person.SubmitAsync(menu, signOut)).Status);
        Assert.Equal(302, (await person.GetAsync(pathBase + "/guarded")).Status);
    }

    [Fact]
    public async Task Where_the_pages_are_elsewhere_nothing_is_at_the_default_paths()
    {
        await using var app = await StartAsync(routes => routes.MapJwtMongoSmsPages("/login"));
        using var person = new Person(app);
        foreach (var path in new[] { "/sign-in", "/sign-in/code", "/sign-in/page.css", "/sign-out" })
            Assert.Equal((path, 404), (path, (await person.GetAsync(path)).Status));
    }

    [Theory]
    [InlineData("/sign-in", "/sign-out")]
    [InlineData("/login", "/login/sign-out")]
    public async Task A_convention_holds_for_every_endpoint_of_the_pages(string signIn, string signOut)
    {
        await using var app = await StartAsync(routes => routes.MapJwtMongoSmsPages(signIn).RequireHost("pages.example"));
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsPage(endpoint.RoutePattern.RawText!)).ToList();
        Assert.Equal(11, endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.Equal(["pages.example"], endpoint.Metadata.GetMetadata<IHostMetadata>()?.Hosts ?? []));

        using var person = new Person(app);
        Assert.Equal((404, 404), ((await person.GetAsync(signIn)).Status, (await person.GetAsync(signOut)).Status));
        person.Headers["Host"] = "pages.example";
        Assert.Equal((200, 200), ((await person.GetAsync(signIn)).Status, (await person.GetAsync(signOut)).Status));

        bool IsPage(string pattern) => pattern.StartsWith(signIn, StringComparison.Ordinal) || pattern == signOut;
    }

    [Fact]
    public async Task Names_of_endpoints_bear_a_prefix_for_an_application_has_names_too()
    {
        await using var app = await StartAsync(routes => routes.MapJwtMongoSmsPages());
        var names = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().ToList();
        Assert.Equal(8, names.Count);
        Assert.All(names, name => Assert.StartsWith("JwtMongoSms.Pages.", name, StringComparison.Ordinal));
    }

    private Task<TestApp> StartAsync(Action<IEndpointRouteBuilder> map, string group = "", string pathBase = "") => TestApp.StartAsync(
        services: services =>
        {
            services.AddSingleton<IMessageSender>(handset);
            EarlyStep.Add(services, early => early.UsePathBase(pathBase));
        },
        map: app =>
        {
            app.MapGet("/recent", () => "in").RequireRecentSignIn(Ten);
            app.MapGet("/menu", (HttpContext http, SignOutButton button) => Results.Content(button.Render(http).Value, "text/html"));
        },
        prefix: group,
        mapSignIn: map);

    /// <summary>Where the page's style and script are; both are there.</summary>
    private static async Task<List<string>> AssetsAsync(Person person, Page page)
    {
        var paths = Asset().Matches(page.Html).Select(match => match.Groups[1].Value).ToList();
        foreach (var path in paths)
        {
            var asset = await person.GetAsync(path);
            Assert.Equal((200, "public, max-age=31536000, immutable"), (asset.Status, asset.Header("Cache-Control")));
        }

        return [.. paths.Select(path => path.Split('?')[0])];
    }

    private static string Data(Page page, string name) => Regex.Match(page.Text, $"data-jms-{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("(?:href|src)=\"([^\"]*/page\\.[^\"]*)\"")]
    private static partial Regex Asset();
}
