using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>How the responses of the dev phone's own routes are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CodeJson))]
[JsonSerializable(typeof(DevPhoneMessageJson[]))]
[JsonSerializable(typeof(PlannedFailureJson[]))]
[JsonSerializable(typeof(DevPhoneProblem))]
internal sealed partial class DevPhoneJson : JsonSerializerContext
{
    // application/json with nosniff: a + in a number may stand as it is.
    public static DevPhoneJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Task WriteProblemAsync(HttpContext context, int status, string code, string title)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new DevPhoneProblem(title, status, code, context.TraceIdentifier), Relaxed.DevPhoneProblem, "application/problem+json");
    }

    public static Task WriteMistakeAsync(HttpContext context, string mistake)
        => WriteProblemAsync(context, StatusCodes.Status400BadRequest, "request_invalid", mistake);
}

/// <summary>A problem of the dev phone's own routes.</summary>
internal sealed class DevPhoneProblem(string title, int status, string code, string traceId)
{
    public string Title => title;

    public int Status => status;

    public string Code => code;

    public string TraceId => traceId;
}
