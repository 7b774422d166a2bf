using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>Lists the verbs that a use case calls, in the order of its code: every asynchronous one, and the comparison of codes.</summary>
/// <param name="project">The project.</param>
/// <param name="useCases">The types whose methods are followed into, rather than listed.</param>
internal sealed class VerbOrder(SourceProject project, params string[] useCases)
{
    public IReadOnlyList<string> Of(string type, string method)
    {
        var symbol = project.Compilation.GetSymbolsWithName(type, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();
        return [.. symbol.GetMembers(method).OfType<IMethodSymbol>().SelectMany(Follow)];
    }

    private IEnumerable<string> Follow(IMethodSymbol method)
    {
        // By their ends: an argument is evaluated before the call that it belongs to.
        return from place in method.DeclaringSyntaxReferences
               let model = project.Compilation.GetSemanticModel(place.SyntaxTree)
               from call in place.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>().OrderBy(call => call.Span.End)
               let called = model.GetSymbolInfo(call).Symbol as IMethodSymbol
               where called is not null && SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, project.Compilation.Assembly)
               from verb in useCases.Contains(called.ContainingType.Name) ? Follow(called.OriginalDefinition) : List(called)
               select verb;
    }

    private static IEnumerable<string> List(IMethodSymbol called)
        => called.Name == "Matches" || called.Name.EndsWith("Async", StringComparison.Ordinal)
            ? [$"{called.ContainingType.Name}.{called.Name}"]
            : [];
}
