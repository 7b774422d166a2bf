using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>The process runs as a user whose home can't be written, as services and containers do.</summary>
public sealed class UnusableHomeTests : IDisposable
{
    // Not even root can make a directory there.
    private const string NoHome = "/dev/null/home";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Development_names_the_settings_whose_defaults_need_a_home()
    {
        await using var server = ServerProcess.Start(PhoneSignIn.In(NoHome));
        Assert.Equal(1, await server.ExitAsync(Cancelled));
        var said = server.Output.Text;
        const string Rest = "is not set, and /dev/null/home/.local/share/JwtMongoSms/PhoneSignIn can't be written";
        Assert.Contains($"JwtMongoSms:Secret (JwtMongoSms__Secret) {Rest}", said, StringComparison.Ordinal);
        Assert.Contains($"JwtMongoSms:Sqlite:Path (JwtMongoSms__Sqlite__Path) {Rest}", said, StringComparison.Ordinal);
        Assert.Equal(0, server.Output.Count("   at "));
    }

    [Fact]
    public async Task Development_starts_where_both_are_set()
    {
        var settings = new Dictionary<string, string>
        {
            ["JwtMongoSms:Secret"] = "a root secret of the tests that is long enough",
            ["JwtMongoSms:Sqlite:Path"] = Path.Combine(folder.Path, "development.db"),
        };
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(NoHome) with { Settings = settings }, Cancelled);
        (await server.GetAsync("/health")).MustBe(200);
    }

    [Fact]
    public async Task A_path_below_the_home_directory_is_refused_by_name()
    {
        var settings = ProductionSettings.In(folder.Path).With("JwtMongoSms:Sqlite:Path", "~/jwtmongosms.db");
        await using var server = ServerProcess.Start(
            PhoneSignIn.In(NoHome) with { Environment = "Production", Settings = settings });
        Assert.Equal(1, await server.ExitAsync(Cancelled));
        Assert.Contains(
            "JwtMongoSms:Sqlite:Path (JwtMongoSms__Sqlite__Path) is \"~/jwtmongosms.db\"; this process has no home directory",
            server.Output.Text,
            StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
