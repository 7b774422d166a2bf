namespace JwtMongoSms.Conventions.Tests.Sources;

/// <summary>What a project file says that matters to a compilation.</summary>
internal sealed class SourceProjectSettings
{
    public string? RootNamespace { get; init; }

    public IReadOnlyList<SourceProject> Uses { get; init; } = [];

    /// <summary>Gets the global usings and assembly attributes, which no tracked file holds.</summary>
    public string Preamble { get; init; } = ImplicitUsings.Sdk;

    /// <summary>Gets whether source generators run.</summary>
    public bool RunsGenerators { get; init; }
}
