using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>Types, members, files and folders bear the glossary's words.</summary>
internal static class NameRule
{
    public const string Cure =
        "Say SignIn for Login, Code for Otp, Suppressed for Swallowed, Response for Answer, Request for Asked, Protect for Seal, "
        + "Max and Min for Most, Longest, Deepest and Shortest, and name what it is in place of Own.";

    /// <summary>Finds the types and members with refused words, but for those that a framework names.</summary>
    public static IEnumerable<Violation> Names(SourceProject project)
        => from tree in project.Trees
           from node in tree.GetRoot().DescendantNodes()
           let name = NameOf(node)
           where name is not null
           let words = Pascal.RefusedIn(name)
           where words.Count > 0 && !ForeignNames.Dictate(project, project.Compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)!)
           let line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1
           select new Violation(tree.FilePath, $"line {line}: {name}: {string.Join(", ", words)}");

    /// <summary>Finds the files and folders with refused words.</summary>
    public static IEnumerable<Violation> Paths(IReadOnlyCollection<string> files)
        => from path in files.SelectMany(FoldersOf).Distinct().Concat(files)
           let words = Pascal.RefusedInPath(Path.GetFileName(path.TrimEnd('/')))
           where words.Count > 0
           select new Violation(path, $"its name: {string.Join(", ", words)}");

    private static IEnumerable<string> FoldersOf(string file)
    {
        for (var end = file.IndexOf('/'); end > 0; end = file.IndexOf('/', end + 1))
            yield return file[..(end + 1)];
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        EventDeclarationSyntax @event => @event.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.Text,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } property => property.Identifier.Text,
        _ => null,
    };
}
