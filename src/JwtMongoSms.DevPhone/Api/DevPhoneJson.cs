using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>Writes the responses of the dev phone's own routes.</summary>
internal static class DevPhoneJson
{
    // application/json with nosniff: a + in a number may stand as it is.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one line of JSON.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    // No token: a client that has hung up is no error.
    public static Task WriteAsync<T>(HttpContext context, T value) => context.Response.WriteAsJsonAsync(value, Json);

    public static Task WriteProblemAsync(HttpContext context, int status, string code, string title)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { title, status, code, traceId = context.TraceIdentifier }, Json, "application/problem+json");
    }

    public static Task WriteMistakeAsync(HttpContext context, string mistake)
        => WriteProblemAsync(context, StatusCodes.Status400BadRequest, "request_invalid", mistake);
}
