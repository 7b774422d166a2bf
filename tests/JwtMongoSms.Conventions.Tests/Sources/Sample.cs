namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>A project in memory, for tests that show that a rule bites.</summary>
internal static class Sample
{
    public const string Folder = "src/Sample";

    /// <summary>Compiles files, their paths counted from src/Sample.</summary>
    public static SourceProject Project(params (string Path, string Text)[] files) => new(Folder, FilesIn(files));

    public static SourceProject ProjectWithGenerators(params (string Path, string Text)[] files)
        => new(Folder, FilesIn(files), new SourceProjectSettings { RunsGenerators = true });

    private static IEnumerable<SourceFile> FilesIn((string Path, string Text)[] files)
        => files.Select(file => new SourceFile($"{Folder}/{file.Path}", file.Text));
}
