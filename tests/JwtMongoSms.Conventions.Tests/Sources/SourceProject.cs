using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>A project compiled from its files. Every other project sees its internals: who may is for the build to say.</summary>
internal sealed class SourceProject
{
    // Doc comments stay text: a cref is no reference.
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private readonly SourceProjectSettings settings;
    private readonly Lazy<CSharpCompilation> compilation;

    public SourceProject(string folder, IEnumerable<SourceFile> files, SourceProjectSettings? settings = null)
    {
        this.settings = settings ?? new SourceProjectSettings();
        Folder = folder;
        RootNamespace = this.settings.RootNamespace ?? Name;
        Trees = [.. files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, Language, file.Path))];
        Uses = [.. this.settings.Uses.SelectMany(project => project.Uses.Append(project)).Distinct()];
        compilation = new Lazy<CSharpCompilation>(Compile);
    }

    /// <summary>Gets the folder from the repository's root, such as src/JwtMongoSms.Core.</summary>
    public string Folder { get; }

    public string Name => Folder.Split('/')[^1];

    public string RootNamespace { get; }

    /// <summary>Gets the files that stand in the folder.</summary>
    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>Gets the projects that it refers to, directly or through others.</summary>
    public IReadOnlyList<SourceProject> Uses { get; }

    public CSharpCompilation Compilation => compilation.Value;

    public override string ToString() => Folder;

    private CSharpCompilation Compile()
    {
        var written = CSharpCompilation.Create(
            Name,
            Trees.Append(CSharpSyntaxTree.ParseText(settings.Preamble, Language)),
            BuiltAssemblies.Foreign.Concat(Uses.Select(project => project.Compilation.ToMetadataReference())),
            Options);
        return settings.RunsGenerators ? SourceGenerators.Run(written, Language) : written;
    }
}
