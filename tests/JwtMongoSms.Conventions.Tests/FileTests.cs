using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>How source files are cut.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 200;

    /// <summary>What applications configure or create: one using is enough for all of it.</summary>
    private static readonly string[] ForApplications = ["TwilioOptions", "TwilioSender"];

    [Fact]
    public void There_are_files_to_look_at() => Assert.Contains("src/JwtMongoSms.Core/Login/LoginService.cs", Repository.Sources);

    [Fact]
    public void No_file_is_longer_than_200_lines()
        => Convention.Holds(
            from file in Repository.Sources
            let lines = Repository.Read(file).TrimEnd().Count(c => c == '\n') + 1
            where lines > LongestFile
            select $"{file}: {lines} lines",
            "Cut the file where its second job begins; 40 lines are the aim.");

    [Fact]
    public void A_file_holds_one_type_and_bears_its_name()
        => Convention.Holds(
            from file in Repository.Sources
            let types = TypesOf(file).ToList()
            where types.Count > 1 || types.Exists(type => type != Path.GetFileName(file).Split('.')[0])
            select $"{file}: {string.Join(", ", types)}",
            "One type a file, and the file bears its name: Type.cs, Type.Part.cs for a part of it, TypeOfT.cs for Type<T>.");

    [Fact]
    public void A_namespace_is_the_files_folder()
        => Convention.Holds(
            from file in Repository.Sources
            from declared in NamespacesOf(file)
            where declared != FolderNamespace(file) && !IsExtensions(file, declared) && !IsForApplications(file, declared)
            select $"{file}: {declared}, expected {FolderNamespace(file)}",
            "Let the namespace be the project's root namespace and the folders; Add... and Map... extensions may live in Microsoft namespaces.");

    private static IEnumerable<BaseNamespaceDeclarationSyntax> Parse(string file)
        => CSharpSyntaxTree.ParseText(Repository.Read(file), cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken)
            .Members.OfType<BaseNamespaceDeclarationSyntax>();

    private static IEnumerable<string> NamespacesOf(string file) => Parse(file).Select(declaration => declaration.Name.ToString());

    private static IEnumerable<string> TypesOf(string file) => Parse(file).SelectMany(space => space.Members).Select(member => member switch
    {
        TypeDeclarationSyntax { TypeParameterList: not null } type when Path.GetFileName(file) == type.Identifier.Text + "OfT.cs" => type.Identifier.Text + "OfT",
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => member.Kind().ToString(),
    });

    private static string FolderNamespace(string file)
    {
        var parts = file.Split('/');
        var project = Repository.Read($"src/{parts[1]}/{parts[1]}.csproj");
        var root = RootNamespace().Match(project) is { Success: true } match ? match.Groups[1].Value : parts[1];
        return string.Join('.', parts[2..^1].Prepend(root));
    }

    private static bool IsForApplications(string file, string declared)
        => declared == "JwtMongoSms" && ForApplications.Contains(Path.GetFileNameWithoutExtension(file));

    private static bool IsExtensions(string file, string declared)
        => file.EndsWith("Extensions.cs", StringComparison.Ordinal) && declared.StartsWith("Microsoft.", StringComparison.Ordinal);

    [GeneratedRegex("<RootNamespace>(.*)</RootNamespace>")]
    private static partial Regex RootNamespace();
}
