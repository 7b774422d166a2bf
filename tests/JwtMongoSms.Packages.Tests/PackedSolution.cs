using System.IO.Compression;
using System.Security.Cryptography;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>The solution, packed once for all tests of a run, with a version that no cache can know.</summary>
public sealed class PackedSolution : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Version { get; } = $"0.1.0-test.x{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    public string Feed => folder["feed"];

    /// <summary>What packing had to say.</summary>
    public string Output { get; private set; } = "";

    // Into a folder of its own: what these very tests run from stays as it is.
    public async ValueTask InitializeAsync() => Output = await DotnetCommand.RunAsync(
        Clone.Root,
        null,
        [
            "pack", "JwtMongoSms.slnx", "-c", "Release", "-o", Feed, "--artifacts-path", folder["artifacts"],
            $"-p:Version={Version}", "-p:RestoreLockedMode=true", "-v", "minimal", .. DotnetCommand.Quietly,
        ]);

    public ZipArchive Open(string package, string kind) => ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.{kind}"));

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
