using System.Xml.Linq;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary><c>samples/NativeSignIn</c> with the packages in place of the projects, published without a runtime to install.</summary>
public sealed class PublishedSample(PackedSolution solution) : IAsyncLifetime
{
    private const string Name = "NativeSignIn";

    private readonly TemporaryFolder folder = new();

    private string Source => folder[Name];

    /// <summary>Gets how to start the program that was published that way.</summary>
    public ServerSetup In(string home, Publishing publishing) => new()
    {
        Program = Path.Combine(folder[$"{publishing}"], Name),
        WorkingDirectory = folder[$"{publishing}"],
        Home = home,
    };

    // Every warning is an error: IL2xxx says what trimming may break, IL3xxx what compiling ahead of time may.
    public async ValueTask InitializeAsync()
    {
        await WriteSourceAsync();
        await PublishAsync(Publishing.AheadOfTime);
        await PublishAsync(Publishing.Trimmed, "-p:PublishAot=false", "-p:PublishTrimmed=true", "--self-contained");
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteSourceAsync()
    {
        Directory.CreateDirectory(Source);
        File.Copy(Path.Combine(Clone.Root, "global.json"), folder["global.json"]);
        await solution.WriteSourcesAsync(folder["NuGet.config"]);
        var sample = Path.Combine(Clone.Root, "samples", Name);
        foreach (var file in (string[])["Program.cs", "appsettings.json"])
            File.Copy(Path.Combine(sample, file), Path.Combine(Source, file));

        File.Copy(Path.Combine(Clone.Root, "samples", "Shared", "StartExtensions.cs"), Path.Combine(Source, "StartExtensions.cs"));
        WithPackages(XElement.Load(Path.Combine(sample, $"{Name}.csproj"))).Save(Path.Combine(Source, $"{Name}.csproj"));
    }

    private XElement WithPackages(XElement project)
    {
        project.Descendants("Compile").Remove();
        foreach (var reference in project.Descendants("ProjectReference").ToList())
            reference.ReplaceWith(new XElement(
                "PackageReference",
                new XAttribute("Include", Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)),
                new XAttribute("Version", solution.Version)));

        // What the clone's Directory.Build.props says.
        project.AddFirst(new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", "net10.0"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("Nullable", "enable")));
        return project;
    }

    private Task PublishAsync(Publishing publishing, params string[] switches) => DotnetCommand.RunAsync(
        Source,
        folder["home"],
        ["publish", "-c", "Release", "-o", folder[$"{publishing}"], "-warnaserror", .. switches, .. DotnetCommand.Quietly]);
}
