using System.ComponentModel;
using System.Diagnostics;

[assembly: AssemblyFixture(typeof(JwtMongoSms.Contract.Tests.ContractTools))]

namespace JwtMongoSms.Contract.Tests;

/// <summary>Gets the tools of others: Prism, and the description of its API that Twilio publishes.</summary>
public sealed class ContractTools(Xunit.Sdk.IMessageSink output) : IAsyncLifetime
{
    private string? missing;

    public bool IsThere => missing is null;

    /// <summary>tests/contract.</summary>
    public string Folder { get; } = Path.Combine(RepositoryRoot(), "tests", "contract");

    /// <summary>Twilio's description, cut down to our routes and tightened.</summary>
    public string Description => Path.Combine(Folder, "obj", "twilio.json");

    public async ValueTask InitializeAsync()
    {
        try
        {
            using var setup = Process.Start(Node("setup.mjs"))!;
            var errors = setup.StandardError.ReadToEndAsync();
            while (await setup.StandardOutput.ReadLineAsync() is { } line)
                output.OnMessage(new Xunit.v3.DiagnosticMessage(line));

            await setup.WaitForExitAsync();
            if (setup.ExitCode != 0)
                throw new InvalidOperationException($"tests/contract/setup.mjs failed: {await errors}");
        }
        catch (Win32Exception)
        {
            missing = "Node is not installed: nothing was held to Twilio's description. Install Node 20 or later, with npm.";
        }
    }

    /// <summary>Where there is no Node the test is skipped in plain sight; on a build server it fails.</summary>
    public void Require()
    {
        if (missing is not null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing);
        if (missing is not null)
            Assert.Skip(missing);
    }

    /// <summary>How to start a script of the folder.</summary>
    public ProcessStartInfo Node(params string[] arguments) => new("node", arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "JwtMongoSms.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie in the repository.");
    }
}
