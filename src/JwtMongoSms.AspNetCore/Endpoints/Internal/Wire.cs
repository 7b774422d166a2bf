using System.Text.Encodings.Web;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary>The one way that bodies are read and written.</summary>
internal static class Wire
{
    // Our answers are never HTML: "+" may stay "+", so that people can read the numbers in them.
    public static WireJson Json { get; } = new(new JsonSerializerOptions(WireJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
