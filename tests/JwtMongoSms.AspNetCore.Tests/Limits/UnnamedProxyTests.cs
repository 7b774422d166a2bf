namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>X-Forwarded-For from an address that no setting names: an operator's mistake, or a client that tries.</summary>
public sealed class UnnamedProxyTests
{
    [Fact]
    public async Task It_is_not_believed_logged_once_and_degrades_the_health_for_an_hour()
    {
        await using var limited = await LimitedApp.StartAsync(new() { ["Limits:TrustedProxies"] = "none" });
        Assert.Equal("Healthy", await HealthAsync(limited));

        for (var network = 0; network < 5; network++)
            Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(network), LimitedApp.AddressIn(network))).Status);

        var refused = await limited.AskAsync(LimitedApp.Phone(5), LimitedApp.AddressIn(5));
        Assert.Equal((429, "send_limit"), refused.Verdict);

        var line = Assert.Single(limited.App.Logs.With("X-Forwarded-For", LogLevel.Warning)).Text;
        Assert.Contains("a loopback address", line, StringComparison.Ordinal);
        Assert.Contains("Limits:TrustedProxies", line, StringComparison.Ordinal);

        limited.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("Degraded", await HealthAsync(limited));
        limited.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Healthy", await HealthAsync(limited));
    }

    [Fact]
    public async Task A_named_proxy_is_believed_and_healthy()
    {
        await using var limited = await LimitedApp.StartAsync(
            new() { ["Limits:TrustedProxies"] = "127.0.0.1" });
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(0))).Status);
        Assert.Equal("Healthy", await HealthAsync(limited));
        Assert.Empty(limited.App.Logs.With("X-Forwarded-For", LogLevel.Warning));
    }

    private static Task<string> HealthAsync(LimitedApp limited) => limited.App.GetAsync("/health").BodyAsync();
}
