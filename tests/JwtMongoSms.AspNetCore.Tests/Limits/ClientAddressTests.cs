using System.Net;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>What a client writes into X-Forwarded-For itself is never believed.</summary>
public sealed class ClientAddressTests
{
    [Theory]

    // Only what a trusted proxy saw counts, from the right.
    [InlineData("10.0.0.1", "198.51.100.7", "198.51.100.7")]
    [InlineData("10.0.0.1", "198.51.100.7, 10.0.0.2, 192.0.2.9", "198.51.100.7")]
    [InlineData("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.0.0.2", "198.51.100.7")]
    [InlineData("10.0.0.1", "10.0.0.9, 198.51.100.7", "198.51.100.7")]
    [InlineData("2001:db8:ffff::5", "2001:db8:1::7", "2001:db8:1::7")]
    [InlineData("::ffff:10.0.0.1", "::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("10.0.0.1", "198.51.100.7:4711", "198.51.100.7")]
    [InlineData("10.0.0.1", "[2001:db8:1::7]:4711", "2001:db8:1::7")]
    [InlineData("10.0.0.1", "fe80::7%eth0", "fe80::7")]

    // A peer that is not named is itself.
    [InlineData("198.51.100.7", "1.2.3.4", "198.51.100.7")]
    [InlineData("198.51.100.7", "10.0.0.1", "198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", "1.2.3.4", "198.51.100.7")]
    [InlineData("192.0.2.8", "1.2.3.4", "192.0.2.8")]

    // Junk ends the row: the last address that a trusted proxy vouches for.
    [InlineData("10.0.0.1", "198.51.100.7, unknown, 10.0.0.2", "10.0.0.2")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", ",,,", "10.0.0.1")]
    [InlineData("10.0.0.1", "_hidden", "10.0.0.1")]
    [InlineData("10.0.0.1", "198.51.100.7:99999", "10.0.0.1")]
    [InlineData("10.0.0.1", "999.1.1.1", "10.0.0.1")]
    [InlineData("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3")]
    public void The_address_is_the_one_that_the_last_trusted_proxy_saw(string peer, string forwarded, string expected)
        => Assert.Equal(expected, Find(peer, forwarded).ToString());

    [Fact]
    public void Several_headers_are_one_row()
        => Assert.Equal("198.51.100.7", Find("10.0.0.1", "1.2.3.4", "198.51.100.7", "10.0.0.2").ToString());

    [Fact]
    public void A_row_without_end_is_read_up_to_its_bound()
    {
        var forwarded = "198.51.100.7, " + string.Join(", ", Enumerable.Range(0, 5_000).Select(host => $"10.0.{host / 256}.{host % 256}"));
        Assert.Equal("10.0.19.104", Find("10.0.0.1", forwarded).ToString());
    }

    [Fact]
    public void A_connection_without_an_address_is_loopback()
        => Assert.Equal(IPAddress.Loopback, Find(peer: null));

    private static IPAddress Find(string? peer, params string[] forwarded)
    {
        var options = new LimitOptions { TrustedProxies = ["10.0.0.0/8", "192.0.2.9", "2001:db8:ffff::/48"] };
        var unnamed = new UnnamedProxies(new FakeTimeProvider(Given.Start), NullLogger<UnnamedProxies>.Instance);
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        if (forwarded.Length > 0)
            http.Request.Headers["X-Forwarded-For"] = forwarded;

        return new ClientAddress(Options.Create(options), unnamed).Find(http);
    }
}
