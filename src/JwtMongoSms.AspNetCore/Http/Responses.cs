using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Creates and writes our responses.</summary>
internal static class Responses
{
    // No response of ours is HTML: "+" may stay "+", so that people can read the numbers.
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int statusCode = StatusCodes.Status200OK) => new JsonResponse<T>(value, type, statusCode);

    /// <summary>Rounds up to whole seconds: a client that waits that long has waited long enough.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    /// <summary>Writes a whole body at once, with its length: ours are short.</summary>
    public static Task WriteAsync<T>(HttpResponse response, T value, JsonTypeInfo<T> type, string contentType)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        response.ContentType = contentType;
        response.ContentLength = body.Length;

        // Not cancelled when the client has gone: that would log an error and save nothing.
        return response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }
}
