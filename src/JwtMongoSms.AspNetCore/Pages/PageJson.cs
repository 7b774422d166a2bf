using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>What the pages read and write as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PageFlow))]
[JsonSerializable(typeof(NumberPreview))]
[JsonSerializable(typeof(DeliveryNews))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PageJson : JsonSerializerContext;
