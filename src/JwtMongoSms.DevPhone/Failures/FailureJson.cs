using System.Text.Json.Serialization;

namespace JwtMongoSms.DevPhone.Failures;

/// <summary>How a failure is read: strictly, so that a misspelt member is no silent default.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 2)]
[JsonSerializable(typeof(FailureBody))]
internal sealed partial class FailureJson : JsonSerializerContext;
