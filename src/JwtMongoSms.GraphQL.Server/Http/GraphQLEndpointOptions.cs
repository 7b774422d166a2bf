using JwtMongoSms.Settings.Internal;

namespace JwtMongoSms.GraphQL;

/// <summary>What <c>MapJwtMongoSmsGraphQL</c> takes, and how much of it. Set in the application's code.</summary>
public sealed class GraphQLEndpointOptions
{
    /// <summary>How long a request's body may be: 65,536 bytes by default, 1,024 to 1,048,576.</summary>
    [SettingRange(1_024, 1_048_576)]
    public int MostBytes { get; set; } = 64 * 1_024;

    /// <summary>How deep fields and fragments may lie in each other: 32 levels by default, 2 to 64. GraphiQL's own question about the schema has 18.</summary>
    [SettingRange(2, 64)]
    public int MostLevels { get; set; } = 32;

    /// <summary>
    /// How many fields a document may have: 1,000 by default, 10 to 10,000. A fragment's count wherever it is spread; fragments, arguments, variables and directives count as
    /// fields too.
    /// </summary>
    [SettingRange(10, 10_000)]
    public int MostFields { get; set; } = 1_000;

    /// <summary>
    /// How many values an answer may be expected to have: 10,000 by default, 10 to 10,000,000. What lies below a list counts <c>first</c> or <c>last</c> times, and 10 times where
    /// the field has neither; GraphQL.NET's <c>WithComplexityImpact</c> says otherwise for one field.
    /// </summary>
    [SettingRange(10, 10_000_000)]
    public int MostValues { get; set; } = 10_000;

    /// <summary>Whether the schema may be asked about: by default in Development alone.</summary>
    public bool? Introspection { get; set; }
}
