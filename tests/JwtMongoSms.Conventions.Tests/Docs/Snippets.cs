using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>Compiles what the documents show, as the reader's own project would.</summary>
internal static class Snippets
{
    // The reader's application, which the example of a test starts.
    private const string Program = "public partial class Program;";

    /// <summary>What the compiler says against a block; nothing when it compiles.</summary>
    /// <param name="code">A program with top-level statements, or type declarations.</param>
    /// <param name="isFragment">Whether it is part of one: builder, app, services and cancellationToken are then in scope.</param>
    public static IEnumerable<string> Errors(string code, bool isFragment)
    {
        var tree = Parse(isFragment ? Frame(code) : WithoutDirectives(code));
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Snippet", [tree, Parse(ImplicitUsings.Web), Parse(Program)], BuiltAssemblies.All, options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest));

    // `#:package` and its like are for `dotnet run app.cs`, not for the compiler.
    private static string WithoutDirectives(string code)
        => string.Join('\n', code.Split('\n').Select(line => IsDirective(line) ? "" : line));

    private static bool IsDirective(string line) => line is ['#', ':' or '!', ..];

    private static string Frame(string code)
    {
        var lines = code.Split('\n');
        var usings = lines.Where(IsUsing);
        return $$"""
            {{string.Join('\n', usings)}}
            internal static class Fragment
            {
                internal static async Task RunAsync(
                    WebApplicationBuilder builder, WebApplication app, IServiceCollection services, HttpClient client,
                    CancellationToken cancellationToken)
                {
            {{string.Join('\n', lines.Where(line => !IsUsing(line)))}}
                    await Task.CompletedTask;
                }
            }
            """;
    }

    private static bool IsUsing(string line)
        => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.AsSpan().ContainsAny('=', '(');
}
