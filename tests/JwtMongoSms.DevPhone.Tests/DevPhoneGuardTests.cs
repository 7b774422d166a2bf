using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using TestSupport.Processes;

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
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                var path = endpoint.RoutePattern.RawText!.Replace("{accountSid}", AccountSid);
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                var response = await Client.SendAsync(request, CancellationToken);
                Assert.Equal((method, path, HttpStatusCode.NotFound), (method, path, response.StatusCode));
                Assert.Empty(await response.Content.ReadAsByteArrayAsync(CancellationToken));
            }
        }
    }

    [Fact]
    public async Task A_unix_socket_shows_nothing_since_a_proxy_may_stand_before_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder["app.sock"];
        await RestartAsync(builder => builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.ListenUnixSocket(path);
        }));
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/dev/phone")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("http://localhost/dev/phone", CancellationToken)).StatusCode);
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
    public void Mapping_the_phone_twice_says_to_map_it_once()
        => Assert.Contains(
            "MapJwtMongoSmsDevPhone() was called twice, perhaps by MapJwtMongoSms()",
            Assert.Throws<InvalidOperationException>(() => App.MapJwtMongoSmsDevPhone()).Message);

    [Fact]
    public async Task Mapping_a_phone_that_was_not_added_says_what_to_call()
    {
        await using var app = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" }).Build();

        Assert.Contains("AddDevPhone()", Assert.Throws<InvalidOperationException>(() => app.MapJwtMongoSmsDevPhone()).Message);
    }
}
