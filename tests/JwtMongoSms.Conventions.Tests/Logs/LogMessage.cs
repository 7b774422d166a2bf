using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Logs;

/// <summary>A method with [LoggerMessage], and what the summary of its class says.</summary>
internal sealed record LogMessage(string File, int EventId, string Summary, IMethodSymbol Method)
{
    public static IEnumerable<LogMessage> AllIn(SourceProject project)
        => from tree in project.Trees
           from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
           where declaration.AttributeLists.Count > 0
           let method = (IMethodSymbol)project.Compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!
           let attribute = method.GetAttributes().FirstOrDefault(found => found.AttributeClass?.Name == "LoggerMessageAttribute")
           where attribute is not null
           select new LogMessage(tree.FilePath, EventIdIn(attribute), declaration.Parent!.GetLeadingTrivia().ToFullString(), method);

    public override string ToString() => $"{EventId} {Method.Name}";

    // A constructor without an id gives 0, which no range holds.
    private static int EventIdIn(AttributeData attribute)
        => attribute.NamedArguments.Where(argument => argument.Key == nameof(EventId)).Select(argument => argument.Value)
            .Concat(attribute.ConstructorArguments.Where(argument => argument.Type?.SpecialType == SpecialType.System_Int32))
            .Select(argument => (int)argument.Value!)
            .FirstOrDefault();
}
