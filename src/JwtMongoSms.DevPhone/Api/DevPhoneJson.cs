using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>Writes the dev phone's answers: its own in camelCase, Twilio's in snake_case.</summary>
internal static class DevPhoneJson
{
    // application/json with nosniff: a + in a number may stand as it is.
    private static readonly JsonSerializerOptions Ours = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OfTwilio = new(Ours) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>One line of JSON.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Ours);

    // No token: then a caller who has hung up is no error.
    public static Task WriteAsync<T>(HttpContext context, T value) => context.Response.WriteAsJsonAsync(value, Ours);

    public static Task WriteProblemAsync(HttpContext context, int status, string code, string title)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { title, status, code, traceId = context.TraceIdentifier }, Ours, "application/problem+json");
    }

    public static Task WriteTwilioAsync<T>(HttpContext context, int status, T value)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, OfTwilio);
    }
}
