namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>Where a sign-in ends that no page of the application has sent.</summary>
public sealed class HomeFallbackTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("/", "")]
    [InlineData("/home?a=1", "")]
    [InlineData("/", "/shop")]
    public async Task Without_a_page_at_home_the_user_reads_that_they_are_signed_in_and_then_that_they_are_not(
        string homePath, string pathBase)
    {
        await using var app = await TestApp.StartAsync(
            new() { ["Page:HomePath"] = homePath },
            services: services => EarlyStep.Add(services, early => early.UsePathBase(pathBase)));
        using var person = new Person(app);
        var signedIn = await person.SignInAsync(app, Phone, prefix: pathBase);
        var home = await person.FollowAsync(signedIn);
        Assert.Equal((200, pathBase + homePath), (home.Status, signedIn.Location));
        Assert.Contains("<h1>You are signed in</h1>", home.Text, StringComparison.Ordinal);
        Assert.Contains("+44 7400 123456", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Continue", home.Text, StringComparison.Ordinal);

        var signedOut = await person.SubmitAsync(home, "/sign-out");
        var left = await person.FollowAsync(signedOut);
        Assert.Equal((404, pathBase + homePath), (left.Status, signedOut.Location));
        Assert.Contains("You are not signed in on this device.", left.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{pathBase}/sign-in\"", left.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endpoint")]
    [InlineData("missing")]
    [InlineData("fallback")]
    [InlineData("middleware")]
    public async Task Whatever_the_application_has_at_home_is_not_hidden(string kind)
    {
        await using var app = await TestApp.StartAsync(map: app =>
        {
            if (kind == "fallback")
                app.MapFallback(() => "own");
            else if (kind == "middleware")
                app.Use((http, next) => http.Request.Path == "/" ? http.Response.WriteAsync("own") : next(http));
            else
                app.MapGet("/", () => Results.Text("own", statusCode: kind == "missing" ? 404 : 200));
        });
        using var person = new Person(app);
        var signedIn = await person.SignInAsync(app, Phone);
        Assert.Equal("own", (await person.FollowAsync(signedIn)).Html);
    }

    [Theory]
    [InlineData("/", "application/json")]
    [InlineData("/", "*/*")]
    [InlineData("/elsewhere", "text/html")]
    public async Task A_program_and_any_other_path_get_a_404_without_a_body(string path, string accept)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        person.Headers["Accept"] = accept;
        Assert.Equal((404, ""), (await person.GetAsync(path)).Body);
    }

    [Fact]
    public async Task The_applications_own_page_for_a_404_is_not_hidden_from_those_who_are_not_signed_in()
    {
        await using var app = await TestApp.StartAsync(
            services: services => EarlyStep.Add(services, early => early.UseStatusCodePages("text/plain", "The application's own {0}.")));
        using var person = new Person(app);
        Assert.Equal((404, "The application's own 404."), (await person.GetAsync("/")).Body);
        Assert.Equal(200, (await person.FollowAsync(await person.SignInAsync(app, Phone))).Status);
    }

    [Fact]
    public async Task Without_the_sign_in_page_home_is_the_applications_alone()
    {
        await using var app = await TestApp.StartAsync(mapSignIn: routes => routes.MapJwtMongoSmsApi());
        using var person = new Person(app);
        Assert.Equal((404, ""), (await person.GetAsync("/")).Body);
    }
}
