using System.IO.Enumeration;
using System.Xml.Linq;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>The files of the clone that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string[] NoText = [".br", ".db", ".db-shm", ".db-wal", ".gif", ".ico", ".jpg", ".png", ".user", ".woff2"];

    private static readonly HashSet<string> Foreign =
        [".git", ".idea", ".vs", "artifacts", "bin", "BenchmarkDotNet.Artifacts", "node_modules", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the repository, as a path from its root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesUnder(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>Gets the files that are text: no pictures, nothing compressed, nothing that git ignores.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Files.Where(file => !NoText.Contains(Path.GetExtension(file)))];

    public static IReadOnlyList<string> Sources { get; } =
        [.. Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Projects { get; } = [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static bool Has(string path) => File.Exists(FullPath(path)) || Directory.Exists(FullPath(path));

    public static string Read(string path) => File.ReadAllText(FullPath(path));

    public static XDocument ReadXml(string path) => XDocument.Load(FullPath(path));

    /// <summary>Gets the projects that one refers to, as paths from the root; a wildcard stands for all that it finds.</summary>
    public static IEnumerable<string> ProjectReferences(string project)
        => from item in ReadXml(project).Descendants("ProjectReference")
           let include = item.Attribute("Include")!.Value.Replace('\\', '/')
           let pattern = FromRoot(Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, include)))
           from target in include.Contains('*') ? Projects.Where(path => FileSystemName.MatchesSimpleExpression(pattern, path)) : [pattern]
           select target;

    private static string FromRoot(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FullPath(string path) => Path.Combine(Root, path);

    private static IEnumerable<string> FilesUnder(DirectoryInfo directory)
    {
        var here = directory.EnumerateFiles().Where(file => !Foreign.Contains(file.Name));
        var below = directory.EnumerateDirectories().Where(child => !Foreign.Contains(child.Name));
        return here.Select(file => FromRoot(file.FullName)).Concat(below.SelectMany(FilesUnder));
    }

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "JwtMongoSms.slnx")))
                return directory.FullName;
        }

        throw new InvalidOperationException("JwtMongoSms.slnx is nowhere above the tests: run them from a clone.");
    }
}
