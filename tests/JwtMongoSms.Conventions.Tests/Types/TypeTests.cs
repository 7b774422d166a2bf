using System.Text.RegularExpressions;
using JwtMongoSms.Conventions.Tests.Sources;

namespace JwtMongoSms.Conventions.Tests.Types;

/// <summary>How types are closed, where they live and what they are called.</summary>
public sealed partial class TypeTests
{
    /// <summary>Where ASP.NET Core developers look for what begins with Add, Use and Map.</summary>
    private static readonly string[] ExtensionNamespaces =
        ["Microsoft.AspNetCore.Builder", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting"];

    [Fact]
    public void Classes_are_sealed()
        => Convention.Holds(
            Shipped.Types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false }).Select(type => type.FullName!),
            "Write sealed. A class that others are meant to derive from is abstract.");

    [Fact]
    public void Public_types_are_those_that_applications_write_against()
        => Convention.Holds(AppFacingRule.Violations(SourceProjects.Shipped, AppFacing.Types), AppFacingRule.Cure);

    [Fact]
    public void Only_extensions_live_in_other_peoples_namespaces()
        => Convention.Holds(
            from type in Shipped.Types
            where type.Namespace!.StartsWith("Microsoft", StringComparison.Ordinal) && !type.IsNested
            where !ExtensionNamespaces.Contains(type.Namespace) || !IsPublicExtensions(type)
            select type.FullName,
            "A Microsoft namespace is for public static classes of extension methods, named ...Extensions. "
            + "Put the type into a JwtMongoSms namespace.");

    [Fact]
    public void Names_are_the_fields_words()
        => Convention.Holds(
            Shipped.Types.Where(type => Words().Matches(type.Name).Any(word => IsEmpty(word.Value))).Select(type => type.FullName!),
            "Manager, Helper, Util, Base and Impl say nothing. Name the type after what it is to a person who signs in or to an operator.");

    private static bool IsPublicExtensions(Type type)
        => type is { IsPublic: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Extensions", StringComparison.Ordinal);

    private static bool IsEmpty(string word)
        => word is "Manager" or "Helper" or "Helpers" or "Util" or "Utils" or "Utility" or "Utilities" or "Base" or "Impl";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
