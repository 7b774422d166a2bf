using System.Text.Json;
using System.Text.Json.Serialization;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>The members of a problem document (RFC 9457).</summary>
internal sealed record ProblemBody(string Title, int Status, string Detail, string Code, string TraceId, int? RetryAfterSeconds, int? AttemptsLeft);

/// <summary>How problem documents are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    // Lazy: the generated part has static members too, in no order that is known.
    public static ProblemJson Relaxed => field ??= new ProblemJson(new JsonSerializerOptions(Default.Options) { Encoder = Responses.Encoder });
}
