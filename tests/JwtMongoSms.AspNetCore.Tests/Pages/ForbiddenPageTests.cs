namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>What a signed-in user sees who lacks a role.</summary>
public sealed class ForbiddenPageTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("en", "You can't open this page")]
    [InlineData("es", "No puedes abrir esta página")]
    [InlineData("fr", "Vous ne pouvez pas ouvrir cette page")]
    [InlineData("ar", "لا يمكنك فتح هذه الصفحة")]
    public async Task A_browser_gets_a_page_that_offers_another_number_a_sign_out_and_the_home_page(string language, string title)
    {
        await using var app = await StartAsync();
        using var person = new Person(app) { Headers = { ["Accept-Language"] = language } };
        await person.SignInAsync(app, Phone);
        var page = await person.GetAsync("/admin?a=1");
        Assert.Equal((403, "no-store"), (page.Status, page.Header("Cache-Control")));
        Assert.Contains($"<h1>{title}</h1>", page.Text, StringComparison.Ordinal);
        Assert.Contains("+44 7400 123456", page.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/home\">", page.Html, StringComparison.Ordinal);

        const string another = "/sign-in?returnUrl=%2Fadmin%3Fa%3D1&again=true";
        Assert.Contains($"href=\"{another}\"", page.Text, StringComparison.Ordinal);
        Assert.Equal([another], (await person.GetAsync(another)).Forms.Select(form => form.Action));
        Assert.Equal((303, "/home"), (await person.SubmitAsync(page, "/sign-out")).Redirect);
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task A_form_that_was_posted_gets_the_page_too_and_leads_back_to_nothing()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        var page = await person.PostAsync("/admin", ("a", "1"));
        Assert.Equal(403, page.Status);
        Assert.Contains("href=\"/sign-in?again=true\"", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accept", "application/json")]
    [InlineData("Accept", "*/*")]
    [InlineData("X-Requested-With", "XMLHttpRequest")]
    public async Task A_script_or_a_program_gets_a_403_without_a_body(string header, string value)
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        person.Headers[header] = value;
        Assert.Equal((403, ""), (await person.GetAsync("/admin")).Body);
    }

    [Fact]
    public async Task The_applications_own_page_for_a_403_is_not_hidden()
    {
        await using var app = await StartAsync(
            services => EarlyStep.Add(services, early => early.UseStatusCodePages("text/plain", "The application's own {0}.")));
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        Assert.Equal((403, "The application's own 403."), (await person.GetAsync("/admin")).Body);
    }

    [Fact]
    public async Task It_stays_a_403_when_the_store_does_not_tell_the_number()
    {
        var isDown = false;
        await using var app = await StartAsync(build: builder => StoreProxy.Add(builder.Services, _ =>
        {
            if (isDown)
                throw new StoreException(StoreFailure.Unavailable, "The test has switched it off.");
        }));
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        Assert.True(await person.IsSignedInAsync());
        isDown = true;
        var page = await person.GetAsync("/admin");
        Assert.Equal(403, page.Status);
        Assert.Contains("Your phone number has no access to it.", page.Text, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(
        Action<IServiceCollection>? services = null, Action<WebApplicationBuilder>? build = null) => TestApp.StartAsync(
        new() { ["Page:HomePath"] = "/home" },
        services: services,
        build: build,
        map: app => app.MapMethods("/admin", ["GET", "POST"], () => "admin").RequireAuthorization(policy => policy.RequireRole("admin")));
}
