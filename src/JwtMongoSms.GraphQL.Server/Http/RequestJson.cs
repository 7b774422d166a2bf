using System.Text.Json;
using System.Text.Json.Serialization;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>How bodies are read: camelCase, every member typed, no name twice.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 64)]
[JsonSerializable(typeof(PostedDocument))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HttpJson : JsonSerializerContext;
