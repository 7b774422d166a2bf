using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>Finds the arrows between a project's files: every name in code that means a type or a member of another file.</summary>
internal sealed class ArrowFinder
{
    private readonly SourceProject project;
    private readonly HashSet<SyntaxTree> written;

    public ArrowFinder(SourceProject project)
    {
        this.project = project;
        written = [.. project.Trees];
        var found = project.Trees.AsParallel().AsOrdered().Select(Read).ToList();
        Arrows = [.. found.SelectMany(file => file.Arrows)];
        Unbound = [.. found.SelectMany(file => file.Unbound)];
    }

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>Gets the names that mean nothing to the compiler: their arrows are missing.</summary>
    public IReadOnlyList<string> Unbound { get; }

    private (IReadOnlyList<Arrow> Arrows, IReadOnlyList<string> Unbound) Read(SyntaxTree tree)
    {
        var model = project.Compilation.GetSemanticModel(tree);
        var arrows = new HashSet<Arrow>();
        var unbound = new List<string>();
        foreach (var name in tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
        {
            if (name.IsVar)
                continue;

            var info = model.GetSymbolInfo(name);
            var symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
            if (symbols.IsEmpty && name.Identifier.Text is not ("nameof" or "notnull"))
                unbound.Add($"{tree.FilePath}: {name}");
            arrows.UnionWith(symbols.SelectMany(target => From(tree, target)));
        }

        return ([.. arrows], unbound);
    }

    private IEnumerable<Arrow> From(SyntaxTree tree, ISymbol symbol)
    {
        var target = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        if (target is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol))
            return [];
        if (!SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, project.Compilation.Assembly))
            return [];

        var files = FilesWith(target);
        return files.Count == 0 || files.Contains(tree.FilePath) ? [] : [new Arrow(tree.FilePath, files[0], NameOf(target))];
    }

    // An implicit constructor, or a member that a generator adds, stands where its type does.
    private List<string> FilesWith(ISymbol symbol)
    {
        var files = symbol.DeclaringSyntaxReferences
            .Select(place => place.SyntaxTree)
            .Where(written.Contains)
            .Select(tree => tree.FilePath)
            .ToList();
        return files.Count > 0 || symbol.ContainingType is null ? files : FilesWith(symbol.ContainingType);
    }

    private static string NameOf(ISymbol symbol)
        => symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType.Name,
            { ContainingType: { } type } => $"{type.Name}.{symbol.Name}",
            _ => symbol.Name,
        };
}
