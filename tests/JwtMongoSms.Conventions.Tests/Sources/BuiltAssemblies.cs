using Microsoft.CodeAnalysis;

namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>The assemblies that the tests run with, as references for a compilation. Each is read once.</summary>
internal static class BuiltAssemblies
{
    private static readonly ILookup<bool, MetadataReference> ByOrigin = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("JwtMongoSms.Conventions", StringComparison.Ordinal))
        .ToLookup(
            path => Path.GetFileName(path).StartsWith("JwtMongoSms", StringComparison.Ordinal),
            path => (MetadataReference)MetadataReference.CreateFromFile(path));

    /// <summary>Gets .NET, ASP.NET Core and the packages.</summary>
    public static IEnumerable<MetadataReference> Foreign => ByOrigin[false];

    /// <summary>Gets the foreign assemblies and the projects of src, as built.</summary>
    public static IEnumerable<MetadataReference> All => ByOrigin[false].Concat(ByOrigin[true]);
}
