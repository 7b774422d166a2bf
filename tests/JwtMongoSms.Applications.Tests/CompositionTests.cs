using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

/// <summary>Paths, schemes and repeated calls, as applications need them.</summary>
public sealed class CompositionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_API_is_below_api_and_the_pages_are_at_login_each_with_conventions_of_its_own()
    {
        await using var application = await Application.StartAsync(
            builder => builder.AddJwtMongoSms(),
            app =>
            {
                app.MapGroup("/api").MapJwtMongoSmsApi().WithMetadata(new Mark("api"));
                app.MapJwtMongoSmsKeys();
                app.MapJwtMongoSmsPages("/login").WithMetadata(new Mark("pages"));
                app.MapJwtMongoSmsDevPhone();
            });
        using var client = await application.CreateSignedInClientAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/auth/me", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/.well-known/jwks.json", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/auth/me", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/sign-in", Cancelled)).StatusCode);
        Assert.Contains("action=\"/login", await application.CreateClient().GetStringAsync("/login", Cancelled));
        var marked = application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .ToLookup(endpoint => endpoint.Metadata.GetMetadata<Mark>()?.Name, endpoint => endpoint.ToString()!);
        Assert.All(marked["api"], endpoint => Assert.Contains("/api/auth/", endpoint));
        Assert.All(marked["pages"], endpoint => Assert.Contains("/login", endpoint));
    }

    [Fact]
    public async Task Beside_a_scheme_of_the_applications_own_each_route_takes_the_one_that_it_names()
    {
        await using var application = await Application.StartAsync(
            builder =>
            {
                builder.AddJwtMongoSms();
                builder.Services.AddAuthentication(JwtMongoSmsDefaults.AuthenticationScheme).AddCookie("Staff");
            },
            app =>
            {
                app.MapJwtMongoSms();
                app.MapGet("/staff", () => "in").RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Staff" });
            });
        using var client = await application.CreateSignedInClientAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/who", Cancelled)).StatusCode);
        var staff = await client.GetAsync("/staff", Cancelled);
        Assert.Equal(HttpStatusCode.Redirect, staff.StatusCode);
        Assert.StartsWith("/Account/Login", staff.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_two_schemes_and_no_default_mapping_throws_with_the_cure()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Application.StartAsync(builder =>
        {
            builder.AddJwtMongoSms();
            builder.Services.AddAuthentication().AddCookie("Staff");
        }));

        Assert.Contains("AddAuthentication(\"JwtMongoSms\")", thrown.Message);
    }

    [Fact]
    public async Task Every_part_may_be_added_twice()
    {
        await using var application = await Application.StartAsync(builder =>
        {
            for (var time = 0; time < 2; time++)
                builder.AddJwtMongoSms(options => options.AppName = "Example").AddPages().AddDevPhone();
        });

        using var client = await application.CreateSignedInClientAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/who", Cancelled)).StatusCode);
    }

    private sealed record Mark(string Name);
}
