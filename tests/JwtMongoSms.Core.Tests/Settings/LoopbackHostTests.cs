using JwtMongoSms.Settings;

namespace JwtMongoSms.Core.Tests.Settings;

public sealed class LoopbackHostTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("app.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("[::1]")]
    [InlineData("::1")]
    [InlineData("[::ffff:127.0.0.2]")]
    public void This_machine_has_these_names(string host) => Assert.True(LoopbackHost.Matches(host));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("localhost.example.com")]
    [InlineData("mylocalhost")]
    [InlineData("127.0.0.1.example.com")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("192.168.1.5")]
    [InlineData("[::ffff:10.0.0.1]")]
    public void And_not_these(string host) => Assert.False(LoopbackHost.Matches(host));

    [Fact]
    public void No_address_is_no_loopback_address() => Assert.False(LoopbackHost.Matches((System.Net.IPAddress?)null));
}
