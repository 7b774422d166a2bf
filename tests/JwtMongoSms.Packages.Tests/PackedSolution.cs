using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>The solution, packed once for all tests of a run, with a version that no cache can know.</summary>
public sealed partial class PackedSolution : IAsyncLifetime
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

    /// <summary>Writes where an application outside the clone gets packages: these from here, all others as this machine does.</summary>
    public async Task WriteSourcesAsync(string file)
    {
        var listed = await DotnetCommand.RunAsync(Clone.Root, null, "nuget", "list", "source", "--format", "Short");
        var sources = EnabledSource().Matches(listed).Select(match => match.Groups[1].Value).Prepend(Feed);
        var elements = sources.Select((source, index) => new XElement(
            "add",
            new XAttribute("key", $"source-{index}"),
            new XAttribute("value", source),
            new XAttribute("allowInsecureConnections", source.StartsWith("http://", StringComparison.Ordinal))));
        new XElement("configuration", new XElement("packageSources", new XElement("clear"), elements)).Save(file);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // "E" is enabled, "D" is not; "M" and others may follow.
    [GeneratedRegex(@"^E\w* +(\S.*?)\s*$", RegexOptions.Multiline)]
    private static partial Regex EnabledSource();
}
