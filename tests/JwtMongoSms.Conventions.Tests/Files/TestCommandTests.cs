using System.Diagnostics;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>A local run may leave out the acceptance runs; CI runs every test.</summary>
public sealed class TestCommandTests
{
    [Fact]
    public async Task With_CI_no_acceptance_run_is_left_out()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng/test"), ["--quick", "Core"]) { RedirectStandardError = true };
        start.Environment["CI"] = "true";
        using var run = Process.Start(start)!;
        var error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("--quick leaves out acceptance runs", error, StringComparison.Ordinal);
    }
}
