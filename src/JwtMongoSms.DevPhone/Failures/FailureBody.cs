using System.Text.Json.Serialization;

namespace JwtMongoSms.DevPhone.Failures;

/// <summary>A failure as it is sent: <c>to</c> is a number or <c>all</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class FailureBody
{
    public string? To { get; init; }

    public string? Kind { get; init; }

    public int? Seconds { get; init; }

    public int? Code { get; init; }

    public bool Once { get; init; }
}

/// <summary>Reads it strictly, so that a misspelt member is no silent default.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 2)]
[JsonSerializable(typeof(FailureBody))]
internal sealed partial class FailureJson : JsonSerializerContext;
