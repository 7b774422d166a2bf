using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>How the bodies of the API are read and written: camelCase, every field typed, no name twice.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(SendCodeRequest))]
[JsonSerializable(typeof(SendCodeResponse))]
[JsonSerializable(typeof(SendPhoneNumberCodeRequest))]
[JsonSerializable(typeof(CodeStatusRequest))]
[JsonSerializable(typeof(CodeStatusResponse))]
[JsonSerializable(typeof(VerifyCodeRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(SignOutRequest))]
[JsonSerializable(typeof(SignOutEverywhereRequest))]
[JsonSerializable(typeof(SessionResponse[]))]
[JsonSerializable(typeof(KeysResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // Lazy: the generated part has static members too, in no order that is known.
    public static ApiJson Relaxed => field ??= new ApiJson(new JsonSerializerOptions(Default.Options) { Encoder = Responses.Encoder });
}
