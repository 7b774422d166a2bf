using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class DevPhoneGuardTests
{
    private const string TwiliosRoute = "POST /2010-04-01/Accounts/" + DevPhoneHost.AccountSid + "/Messages.json";

    public static TheoryData<string> Routes => new(
        "GET /dev/phone",
        "GET /dev/phone/",
        "POST /dev/phone",
        "GET /dev/phone/phone.css",
        "GET /dev/phone/phone.js",
        "GET /dev/phone/api/code?to=+447400123456",
        "GET /dev/phone/api/messages",
        "GET /dev/phone/api/events",
        "GET /dev/phone/api/failures",
        "PUT /dev/phone/api/failures",
        "DELETE /dev/phone/api/failures",
        TwiliosRoute);

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Whoever_comes_from_elsewhere_finds_nothing(string route)
    {
        foreach (var address in (IPAddress?[])[null, IPAddress.Parse("192.168.1.5"), IPAddress.Parse("::ffff:10.0.0.1"), IPAddress.IPv6Any])
        {
            await using var host = await DevPhoneHost.StartAsync(use: app => app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = address;
                return next(context);
            }));

            await AssertNothingAsync(host, route);
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task This_machine_is_let_in(string address)
    {
        await using var host = await DevPhoneHost.StartAsync(use: app => app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return next(context);
        }));

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/dev/phone/api/messages")).StatusCode);
    }

    [Theory]
    [InlineData("Host", "rebound.example.com")]
    [InlineData("Host", "localhost.example.com")]
    [InlineData("Host", "192.168.1.5")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Forwarded-Prefix", "/")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("Origin", "https://evil.example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_tunnel_a_rebound_name_and_another_site_find_nothing(string header, string value)
    {
        await using var host = await DevPhoneHost.StartAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        foreach (var route in Routes)
            await AssertNothingAsync(host, route.Data);
    }

    [Theory]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "app.localhost:5080")]
    [InlineData("Host", "[::1]:5080")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task Names_of_this_machine_are_let_in(string header, string value)
    {
        await using var host = await DevPhoneHost.StartAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/dev/phone/api/messages")).StatusCode);
    }

    [Fact]
    public async Task A_tunnel_is_seen_even_behind_the_middleware_that_consumes_its_headers()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        await using var host = await DevPhoneHost.StartAsync(use: app => app.UseForwardedHeaders(options));
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", "127.0.0.1");

        await AssertNothingAsync(host, "GET /dev/phone/api/messages");
    }

    [Fact]
    public async Task Every_route_is_guarded()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var mapped = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"{endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single()} {endpoint.RoutePattern.RawText}");

        var guarded = Routes.Select(route => route.Data.Replace(DevPhoneHost.AccountSid, "{accountSid}", StringComparison.Ordinal).Split('?')[0].TrimEnd('/')).Distinct();

        Assert.Equal(mapped.Order(StringComparer.Ordinal), guarded.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_mapping_throws(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Services.AddDevPhone();
        await using var app = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapDevPhone());

        Assert.Contains($"\"{environment}\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("Development", error.Message, StringComparison.Ordinal);
    }

    private static async Task AssertNothingAsync(DevPhoneHost host, string route)
    {
        var parts = route.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]);
        var response = route == TwiliosRoute ? await host.TextAsync("048213 is your code.") : await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
