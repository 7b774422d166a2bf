using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Creates and writes our responses.</summary>
internal static class Responses
{
    // No JSON of ours is embedded in HTML: "+" may stay "+", so that numbers are readable.
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int statusCode = StatusCodes.Status200OK)
        => new JsonResponse<T>(value, type, statusCode);

    /// <summary>Rounds up to whole seconds, so that a client waits long enough.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    /// <summary>Writes a whole body at once, with its length.</summary>
    public static Task WriteAsync<T>(HttpResponse response, T value, JsonTypeInfo<T> type, string contentType)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        response.ContentType = contentType;
        response.ContentLength = body.Length;

        // Not canceled when the client has gone: that would log an error and save nothing.
        return response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }
}

/// <summary>A response in our JSON, whatever the application's JSON settings are.</summary>
internal sealed class JsonResponse<T>(T value, JsonTypeInfo<T> type, int statusCode) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = statusCode;
        return Responses.WriteAsync(httpContext.Response, value, type, "application/json; charset=utf-8");
    }
}
