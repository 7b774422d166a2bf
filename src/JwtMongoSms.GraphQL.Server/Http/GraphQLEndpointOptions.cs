using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>The limits of the endpoint that <c>MapJwtMongoSmsGraphQL</c> maps. They are set in code, where the schema is.</summary>
public sealed class GraphQLEndpointOptions
{
    /// <summary>Gets or sets the maximum size of a request's body: 65,536 bytes by default, 1,024 to 1,048,576.</summary>
    [SettingRange(1_024, 1_048_576)]
    public int MaxBytes { get; set; } = 64 * 1_024;

    /// <summary>
    /// Gets or sets the maximum depth of nested fields and fragments: 32 levels by default, 2 to 64. GraphiQL's introspection query has
    /// 18.
    /// </summary>
    [SettingRange(2, 64)]
    public int MaxDepth { get; set; } = 32;

    /// <summary>
    /// Gets or sets the maximum number of fields in a document: 1,000 by default, 10 to 10,000. The fields of a fragment count wherever it
    /// is spread; fragments, arguments, variables, directives and the values in lists and objects count as fields too.
    /// </summary>
    [SettingRange(10, 10_000)]
    public int MaxFields { get; set; } = 1_000;

    /// <summary>
    /// Gets or sets the maximum estimated number of values in a response: 10,000 by default, 10 to 10,000,000. Fields below a list count
    /// <c>first</c> or <c>last</c> times, and 10 times without these; GraphQL.NET's <c>WithComplexityImpact</c> overrides this for a field.
    /// </summary>
    [SettingRange(10, 10_000_000)]
    public int MaxValues { get; set; } = 10_000;

    /// <summary>Gets or sets whether introspection is allowed: by default in Development only.</summary>
    public bool? Introspection { get; set; }
}

/// <summary>Checks the limits against the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class GraphQLEndpointOptionsValidator : IValidateOptions<GraphQLEndpointOptions>;
