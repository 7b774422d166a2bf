using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Files;

/// <summary>A type as a file declares it, not nested in another.</summary>
internal sealed record DeclaredType(string File, INamedTypeSymbol Symbol)
{
    public bool IsPublic => Symbol.DeclaredAccessibility == Accessibility.Public;

    public string Namespace => Symbol.ContainingNamespace.ToDisplayString();

    /// <summary>Gets whether it is a static class named ...Extensions in a namespace of Microsoft's.</summary>
    public bool IsForeignExtensions
        => Symbol.IsStatic
            && Symbol.Name.EndsWith("Extensions", StringComparison.Ordinal)
            && Namespace.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>Gets the name as code writes it, such as SignInResult&lt;T&gt;.</summary>
    public string Name => Symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>Finds the types of every file, a type in several parts once for each.</summary>
    public static IEnumerable<DeclaredType> In(SourceProject project)
        => from tree in project.Trees
           let model = project.Compilation.GetSemanticModel(tree)
           from declaration in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
           where declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
           select new DeclaredType(tree.FilePath, (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!);

    /// <summary>Gets whether a file's name is the type's: Type.cs, Type.Part.cs, and TypeOfT.cs for Type&lt;T&gt;.</summary>
    public bool IsNamesake()
    {
        var stem = Path.GetFileName(File).Split('.')[0];
        return stem == Symbol.Name || (Symbol.IsGenericType && stem == Symbol.Name + "OfT");
    }
}
