using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>The SDK's source generators; this project's build names their assemblies.</summary>
internal static class SourceGenerators
{
    private static readonly IReadOnlyList<ISourceGenerator> All =
    [
        .. typeof(SourceGenerators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Key == "SourceGenerator")
            .SelectMany(metadata => Assembly.LoadFrom(metadata.Value!).GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IIncrementalGenerator)))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
    ];

    /// <summary>Adds what the generators write.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation, CSharpParseOptions language)
    {
        CSharpGeneratorDriver.Create(All, parseOptions: language).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        return (CSharpCompilation)completed;
    }
}
