using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>How our bodies are read and written: camelCase, every field typed, no name twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(SendCodeRequest))]
[JsonSerializable(typeof(SendCodeResponse))]
[JsonSerializable(typeof(SendPhoneCodeRequest))]
[JsonSerializable(typeof(DeliveryStatusResponse))]
[JsonSerializable(typeof(VerifyCodeRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(SignOutRequest))]
[JsonSerializable(typeof(SignOutEverywhereRequest))]
[JsonSerializable(typeof(SessionResponse[]))]
[JsonSerializable(typeof(KeySetResponse))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class WireJson : JsonSerializerContext;
