using JwtMongoSms.Conventions.Tests.Sources;
using Microsoft.CodeAnalysis;

namespace JwtMongoSms.Conventions.Tests.Words;

/// <summary>Names that a framework or a package gave: overrides of its members and implementations of its interfaces.</summary>
internal static class ForeignNames
{
    public static bool Dictate(SourceProject project, ISymbol symbol)
        => Overridden(symbol) is { } overridden ? !IsOurs(project, overridden) : ImplementsForeign(project, symbol);

    private static ISymbol? Overridden(ISymbol symbol)
    {
        ISymbol? parent = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => null,
        };
        return parent is null ? null : Overridden(parent) ?? parent;
    }

    private static bool ImplementsForeign(SourceProject project, ISymbol symbol)
        => symbol is not ITypeSymbol
            && symbol.ContainingType.AllInterfaces
                .Where(type => !IsOurs(project, type))
                .SelectMany(type => type.GetMembers())
                .Select(symbol.ContainingType.FindImplementationForInterfaceMember)
                .Contains(symbol, SymbolEqualityComparer.Default);

    private static bool IsOurs(SourceProject project, ISymbol symbol)
        => project.Uses.Append(project).Any(known => known.Name == symbol.ContainingAssembly.Name);
}
