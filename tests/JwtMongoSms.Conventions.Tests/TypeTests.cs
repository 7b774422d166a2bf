using System.Text.RegularExpressions;

namespace JwtMongoSms.Conventions.Tests;

/// <summary>How types are closed, where they live and what they are called.</summary>
public sealed partial class TypeTests
{
    /// <summary>Where ASP.NET Core developers look for what begins with Add, Use and Map.</summary>
    private static readonly string[] ExtensionNamespaces =
        ["Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting"];

    [Fact]
    public void Classes_are_sealed()
        => Convention.Holds(
            Shipped.Types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false }).Select(type => type.FullName!),
            "Write sealed. A class that others are meant to derive from is abstract.");

    [Fact]
    public void Public_types_live_outside_Internal()
        => Convention.Holds(
            Shipped.Types.Where(type => type.IsPublic && type.Namespace!.Split('.').Contains("Internal")).Select(type => type.FullName!),
            "Make the type internal, or move it out of its Internal folder: nobody should have to write a using for an Internal namespace.");

    [Fact]
    public void Only_extensions_live_in_other_peoples_namespaces()
        => Convention.Holds(
            from type in Shipped.Types
            where type.Namespace!.StartsWith("Microsoft", StringComparison.Ordinal) && !type.IsNested
            where !ExtensionNamespaces.Contains(type.Namespace) || !type.IsPublic || type is not { IsAbstract: true, IsSealed: true } || !type.Name.EndsWith("Extensions", StringComparison.Ordinal)
            select type.FullName,
            "A Microsoft namespace is for public static classes of extension methods, named ...Extensions. Put the type into a JwtMongoSms namespace.");

    [Fact]
    public void Names_are_the_fields_own_words()
        => Convention.Holds(
            Shipped.Types.Where(type => Words().Matches(type.Name).Any(word => IsEmpty(word.Value))).Select(type => type.FullName!),
            "Manager, Helper, Util, Base and Impl say nothing. Name the type after what it is to a person who signs in or to an operator.");

    private static bool IsEmpty(string word)
        => word is "Manager" or "Helper" or "Helpers" or "Util" or "Utils" or "Utility" or "Utilities" or "Base" or "Impl";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
