using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Writes the responses that the pages' script asks for.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NumberPreview))]
[JsonSerializable(typeof(DeliveryUpdate))]
internal sealed partial class StepJson : JsonSerializerContext;
