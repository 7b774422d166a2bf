using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>Compiles what the documents show, as the reader's own project would.</summary>
internal static class Snippets
{
    // What Microsoft.NET.Sdk.Web puts in scope.
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // The tests run on the framework and beside the assemblies that snippets are about: what they could load, snippets may use.
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("JwtMongoSms.Conventions", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What the compiler says against a block; nothing when it compiles.</summary>
    /// <param name="code">A program with top-level statements, or type declarations.</param>
    /// <param name="isFragment">Whether it is part of one: builder, app, services and cancellationToken are then in scope.</param>
    public static IEnumerable<string> Errors(string code, bool isFragment)
    {
        var tree = Parse(isFragment ? Frame(code) : WithoutDirectives(code));
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var options = new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Snippet", [tree, Parse(ImplicitUsings)], References, options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest));

    // `#:package` and its like are for `dotnet run app.cs`, not for the compiler.
    private static string WithoutDirectives(string code)
        => string.Join('\n', code.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("#!", StringComparison.Ordinal) ? "" : line));

    private static string Frame(string code)
    {
        var lines = code.Split('\n');
        var usings = lines.Where(IsUsing);
        return $$"""
            {{string.Join('\n', usings)}}
            internal static class Fragment
            {
                internal static async Task RunAsync(
                    WebApplicationBuilder builder, WebApplication app, IServiceCollection services, HttpClient client, CancellationToken cancellationToken)
                {
            {{string.Join('\n', lines.Where(line => !IsUsing(line)))}}
                    await Task.CompletedTask;
                }
            }
            """;
    }

    private static bool IsUsing(string line)
        => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal) && !line.Contains('(', StringComparison.Ordinal);
}
