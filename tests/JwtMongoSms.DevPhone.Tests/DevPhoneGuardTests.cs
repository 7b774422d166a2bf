using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>Who may see the phone. LocalRequestsTests has more of what counts as this machine.</summary>
public sealed class DevPhoneGuardTests : DevPhoneTest
{
    [Theory]
    [InlineData("192.168.1.5", "Accept", "*/*"), InlineData("127.0.0.1", "Host", "rebound.example.com")]
    [InlineData("127.0.0.1", "X-Forwarded-For", "127.0.0.1")]
    [InlineData("127.0.0.1", "Origin", "https://evil.example.com")]
    public async Task No_route_serves_anything_but_this_machine(string remote, string header, string value)
    {
        // The middleware consumes a tunnel's headers; it is recognised all the same.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };
        await RestartAsync(use: app => app.UseForwardedHeaders(forwarded).Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            return next(context);
        }));
        Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        Assert.Equal(11, Endpoints.Count);
        foreach (var endpoint in Endpoints)
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>());
            var method = new HttpMethod(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single());
            using var request = new HttpRequestMessage(method, endpoint.RoutePattern.RawText!.Replace("{accountSid}", AccountSid));
            var response = await Client.SendAsync(request, CancellationToken);
            Assert.Equal((request.RequestUri, HttpStatusCode.NotFound), (request.RequestUri, response.StatusCode));
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(CancellationToken));
        }
    }

    [Theory]
    [InlineData("Production"), InlineData("Staging")]
    public async Task Outside_Development_nothing_is_registered_and_nothing_mapped(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var signIn = new JwtMongoSmsBuilder(builder.Services);
        var before = builder.Services.Count;

        signIn.AddDevPhone();
        Assert.Equal(before, builder.Services.Count);
        await using var app = builder.Build();
        app.MapJwtMongoSmsDevPhone();

        Assert.Empty(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    [Fact]
    public async Task Mapping_a_phone_that_was_not_added_says_what_to_call()
    {
        await using var app = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" }).Build();

        Assert.Contains("AddDevPhone()", Assert.Throws<InvalidOperationException>(() => app.MapJwtMongoSmsDevPhone()).Message);
    }
}
