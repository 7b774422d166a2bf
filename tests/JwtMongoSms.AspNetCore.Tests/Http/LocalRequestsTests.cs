using System.Net;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Http;

public sealed class LocalRequestsTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.5", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::", false)]
    [InlineData(null, false)]
    public void A_request_comes_from_this_machine_by_loopback(string? remote, bool allowed)
        => Assert.Equal(allowed, LocalRequests.Allows(Request(remote: remote)));

    [Fact]
    public void A_request_without_an_address_is_local_unless_it_came_over_a_connection()
    {
        var context = Request(remote: null);
        Assert.False(LocalRequests.Allows(context));

        // As TestServer creates it.
        context.Connection.Id = null!;
        Assert.True(LocalRequests.Allows(context));
        context.Request.Headers["X-Forwarded-For"] = "127.0.0.1";
        Assert.False(LocalRequests.Allows(context));
    }

    [Theory]
    [InlineData("Host", "localhost", true)]
    [InlineData("Host", "app.localhost:5080", true)]
    [InlineData("Host", "[::1]:5080", true)]
    [InlineData("Host", "rebound.example.com", false)]
    [InlineData("Host", "localhost.example.com", false)]
    [InlineData("Host", "192.168.1.5", false)]
    [InlineData("Host", "xn--a", false)]
    [InlineData("Host", "xn--a.localhost:5080", false)]
    [InlineData("X-Forwarded-For", "127.0.0.1", false)]
    [InlineData("X-Forwarded-Host", "localhost", false)]
    [InlineData("x-forwarded-proto", "https", false)]
    [InlineData("X-Forwarded-Prefix", "/", false)]
    [InlineData("Forwarded", "for=127.0.0.1", false)]
    [InlineData("X-Original-For", "127.0.0.1", false)]
    [InlineData("X-Real-IP", "127.0.0.1", false)]
    [InlineData("Via", "1.1 tunnel", false)]
    [InlineData("Origin", "http://localhost:3000", true)]
    [InlineData("Origin", "https://evil.example.com", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    public void A_tunnel_a_rebound_name_and_another_site_are_not_this_machine(string header, string value, bool allowed)
        => Assert.Equal(allowed, LocalRequests.Allows(Request(header, value)));

    [Theory]
    [InlineData("HTTP/1.0", false)]
    [InlineData("HTTP/1.1", true)]
    [InlineData("HTTP/2", true)]
    public void A_proxy_that_adds_no_header_speaks_an_old_protocol(string protocol, bool allowed)
    {
        var context = Request();
        context.Request.Protocol = protocol;

        Assert.Equal(allowed, LocalRequests.Allows(context));
    }

    private static DefaultHttpContext Request(string header = "Accept", string value = "*/*", string? remote = "127.0.0.1")
    {
        var context = new DefaultHttpContext { Request = { Host = new("localhost", 5080), Protocol = "HTTP/1.1" } };
        context.Connection.Id = "0HN";
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Headers[header] = value;
        return context;
    }
}
