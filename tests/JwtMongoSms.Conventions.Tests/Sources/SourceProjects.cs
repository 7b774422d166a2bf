using System.Collections.Concurrent;

namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>The repository's projects, each read and compiled once for all tests.</summary>
internal static class SourceProjects
{
    private static readonly ConcurrentDictionary<string, Lazy<SourceProject>> Projects = new();

    private static readonly string InternalsVisible = string.Concat(
        from path in Repository.Projects
        let name = Path.GetFileNameWithoutExtension(path)
        select $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]\n");

    /// <summary>Gets the projects of src.</summary>
    public static IEnumerable<SourceProject> Shipped => Repository.Projects.Where(Tests.Shipped.IsShipped).Select(Get);

    /// <summary>Gets every project of the repository.</summary>
    public static IEnumerable<SourceProject> All => Repository.Projects.Select(Get);

    private static SourceProject Get(string path) => Projects.GetOrAdd(path, key => new Lazy<SourceProject>(() => Read(key))).Value;

    private static SourceProject Read(string path)
    {
        var xml = Repository.ReadXml(path);
        var folder = path[..path.LastIndexOf('/')];
        var usings = xml.Root!.Attribute("Sdk")!.Value == "Microsoft.NET.Sdk.Web" ? ImplicitUsings.Web : ImplicitUsings.Sdk;
        var written = xml.Descendants("Using").Select(element => $"global using {element.Attribute("Include")!.Value};\n");
        return new SourceProject(folder, FilesIn(folder), new SourceProjectSettings
        {
            RootNamespace = xml.Descendants("RootNamespace").SingleOrDefault()?.Value,
            Preamble = usings + string.Concat(written) + InternalsVisible,
            RunsGenerators = Tests.Shipped.IsShipped(path),
            Uses = [.. Repository.ProjectReferences(path).Where(Repository.Projects.Contains).Select(Get)],
        });
    }

    private static IEnumerable<SourceFile> FilesIn(string folder)
        => Repository.Files
            .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => new SourceFile(file, Repository.Read(file)));
}
