using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>An application that maps the pages wrongly is told what to do; one that has none gives every client a problem.</summary>
public sealed class PageMappingTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("/{tenant}/login")]
    [InlineData("/login/{**rest}")]
    public async Task A_path_with_a_parameter_stops_the_start(string path)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => TestApp.StartAsync(mapSignIn: routes => routes.MapJwtMongoSmsPages(path)));
        Assert.Contains($"\"{path}\"; it has no parameters", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_the_pages_where_tokens_travel_in_headers_alone_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApp.StartAsync(new() { ["Tokens:Transport"] = "Header" }, mapSignIn: routes => routes.MapJwtMongoSmsPages()));
        Assert.Contains("JwtMongoSms:Tokens:Transport is Header", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_pages_that_are_not_registered_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestApp.StartAsync(build: WithoutPages, mapSignIn: routes => routes.MapJwtMongoSmsPages()));
        Assert.Contains("Call AddPages()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_everything_leaves_out_pages_that_are_not_registered()
    {
        await using var app = await TestApp.StartAsync(build: WithoutPages);
        Assert.Equal(404, await app.GetAsync("/sign-in").StatusAsync());
        Assert.Equal(401, await app.GetAsync("/auth/me").StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_pages_a_browser_gets_the_problems_that_a_program_gets(bool areRegistered)
    {
        await using var app = await TestApp.StartAsync(
            build: areRegistered ? null : WithoutPages,
            mapSignIn: routes =>
            {
                routes.MapJwtMongoSmsDevPhone();
                routes.MapJwtMongoSmsApi();
            },
            map: app => app.MapGet("/recent", () => "in").RequireRecentSignIn(TimeSpan.FromMinutes(10)));
        using var person = new Person(app);
        var asked = await person.GetAsync("/guarded");
        Assert.Equal((401, "application/problem+json", null), (asked.Status, asked.Header("Content-Type"), asked.Location));
        Assert.Contains("token_invalid", asked.Html, StringComparison.Ordinal);

        person.Cookies["jms-access"] = (await app.SignInAsync(Phone)).Text("accessToken");
        Assert.Equal(200, (await person.GetAsync("/recent")).Status);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        var recent = await person.GetAsync("/recent");
        Assert.Equal((403, null), (recent.Status, recent.Location));
        Assert.Contains("sign_in_again", recent.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_without_pages_says_what_to_call()
    {
        await using var app = await TestApp.StartAsync(mapSignIn: _ => { });
        var http = new DefaultHttpContext { RequestServices = app.Services };
        var button = app.Services.GetRequiredService<SignOutButton>();
        var exception = Assert.Throws<InvalidOperationException>(() => _ = button.Render(http));
        Assert.Contains("Call MapJwtMongoSmsPages()", exception.Message, StringComparison.Ordinal);
    }

    private static void WithoutPages(WebApplicationBuilder builder)
    {
        builder.Services.RemoveAll<ISignInRedirect>().RemoveAll<PageEndpoints>();
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(HomeFallback)));
    }
}
