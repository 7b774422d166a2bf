using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The one way that bodies are read and written.</summary>
internal static class Wire
{
    // Our answers are never HTML: "+" may stay "+", so that people can read the numbers in them.
    public static WireJson Json { get; } = new(new JsonSerializerOptions(WireJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a whole body at once and says how long it is: ours are short.</summary>
    public static Task WriteAsync<T>(HttpResponse response, T value, JsonTypeInfo<T> type, string contentType)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        response.ContentType = contentType;
        response.ContentLength = body.Length;

        // Not given up when the client has gone: that would be an error in the log, and nothing is saved by it.
        return response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }
}
