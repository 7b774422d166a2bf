using System.Security.Cryptography;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>Production starts when what is unsafe is settled, and not before.</summary>
public sealed class ProductionStartTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_nothing_configured_it_lists_every_missing_setting_at_once()
    {
        var said = await RefusedStartAsync([]);

        foreach (var path in ProductionSettings.In(home.Path).Keys)
            Assert.Contains($"{path} ({path.Replace(":", "__", StringComparison.Ordinal)}) is missing", said);
    }

    [Fact]
    public async Task One_missing_setting_is_named_alone()
    {
        var settings = ProductionSettings.In(home.Path);
        settings.Remove("JwtMongoSms:PublicBaseUrl");
        var said = await RefusedStartAsync(settings);

        Assert.Contains("JwtMongoSms:PublicBaseUrl (JwtMongoSms__PublicBaseUrl) is missing", said);
        Assert.DoesNotContain("JwtMongoSms__Twilio", said);
    }

    [Fact]
    public async Task With_everything_configured_it_starts_and_there_is_no_dev_phone()
    {
        await using var server = await ServerProcess.StartAsync(Setup(ProductionSettings.In(home.Path)), Cancelled);

        (await server.GetAsync("/health")).MustBe(200);
        Assert.Equal(404, (await server.GetAsync("/dev/phone")).Status);
        Assert.Equal(404, (await server.GetAsync("/dev/phone/phone.js")).Status);
        Assert.Equal(404, (await server.GetAsync("/dev/phone/api/events")).Status);
        Assert.Equal(404, (await server.GetAsync("/dev/phone/api/failures")).Status);
        Assert.Equal(404, (await server.GetAsync("/dev/phone/api/messages")).Status);
        Assert.Equal(404, (await server.GetAsync("/dev/phone/api/code?to=%2B447400123456")).Status);
        Assert.Equal(404, (await server.PostAsync($"/2010-04-01/Accounts/{ProductionSettings.AccountSid}/Messages.json", new { })).Status);
        Assert.Equal(0, server.Output.Count("for development"));
        foreach (var path in (string[])["/openapi/v1.json", "/scalar", "/scalar/v1"])
            Assert.Equal(404, (await server.GetAsync(path)).Status);

        var page = (await server.GetAsync("/")).MustBe(200).Text;
        foreach (var link in (string[])["/dev/phone", "/openapi", "/scalar"])
            Assert.DoesNotContain(link, page);
    }

    [Fact]
    public async Task Limits_switched_off_refuse_the_start()
        => Assert.Contains(
            "JwtMongoSms:Limits:Enabled (JwtMongoSms__Limits__Enabled) is false",
            await RefusedStartAsync(ProductionSettings.In(home.Path).With("JwtMongoSms:Limits:Enabled", "false")));

    [Fact]
    public async Task A_damaged_store_refuses_the_start_and_is_left_as_it_was()
    {
        var settings = ProductionSettings.In(home.Path);
        var path = settings["JwtMongoSms:Sqlite:Path"];
        await using (var server = await ServerProcess.StartAsync(Setup(settings), Cancelled))
        {
            server.Terminate();
            Assert.Equal(0, await server.ExitAsync(Cancelled));
        }

        // Behind the first page, so that it still looks like one of ours.
        var damaged = await File.ReadAllBytesAsync(path, Cancelled);
        RandomNumberGenerator.Fill(damaged.AsSpan(4_096));
        await File.WriteAllBytesAsync(path, damaged, Cancelled);

        Assert.Contains($"The store's file {path} is damaged.", await RefusedStartAsync(settings));
        Assert.Equal(damaged, await File.ReadAllBytesAsync(path, Cancelled));
    }

    public void Dispose() => home.Dispose();

    private ServerSetup Setup(Dictionary<string, string> settings)
        => PhoneSignIn.In(home.Path) with { Environment = "Production", Settings = settings };

    private async Task<string> RefusedStartAsync(Dictionary<string, string> settings)
    {
        await using var server = ServerProcess.Start(Setup(settings));
        Assert.Equal(1, await server.ExitAsync(Cancelled));
        Assert.Equal(0, server.Output.Count("Now listening on"));
        Assert.Equal(0, server.Output.Count("   at "));
        return server.Output.Text;
    }
}
