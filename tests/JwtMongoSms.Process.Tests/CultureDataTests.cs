using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>Small container images have no culture data, and there the framework knows no culture by name.</summary>
public sealed class CultureDataTests
{
    [Fact]
    public async Task People_sign_in_where_no_culture_data_is_installed()
    {
        using var home = new TemporaryFolder();
        var setup = PhoneSignIn.In(home.Path) with
        {
            Settings = new Dictionary<string, string> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        };
        await using var server = await ServerProcess.StartAsync(setup, TestContext.Current.CancellationToken);

        await server.MustKnowAsync(await server.SignInAsync(Given.PhoneNumber().E164));
    }
}
