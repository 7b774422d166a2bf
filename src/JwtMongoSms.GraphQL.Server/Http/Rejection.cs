using System.Text.Encodings.Web;
using System.Text.Json;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>An answer to a request that never became an operation.</summary>
internal sealed class Refusal(LoginError error, int status, string? detail = null)
{
    // Our answers are never HTML: "+" may stay "+".
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The methods to try, or how to sign in, where the status wants that said.</summary>
    public (string Name, string Value)? Header { get; init; }

    public static Refusal Invalid(string detail, int status = StatusCodes.Status400BadRequest) => new(LoginError.RequestInvalid, status, detail);

    public static Refusal WrongMethod(string allowed, string detail)
        => new(LoginError.RequestInvalid, StatusCodes.Status405MethodNotAllowed, detail) { Header = (HeaderNames.Allow, allowed) };

    public async Task WriteAsync(HttpContext http, AnswerType type)
    {
        http.RequestServices.GetService<LoginMetrics>()?.ProblemAnswered(error);
        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Relaxed))
            Write(json);

        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = type.ContentType;
        response.ContentLength = body.Length;
        if (Header is { } header)
            response.Headers[header.Name] = header.Value;

        // Not given up when the client has gone: that would be an error in the log, and nothing is saved by it.
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), CancellationToken.None);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", detail ?? error.Message);
        json.WriteStartObject("extensions");
        json.WriteString("code", LoginFailure.CodeOf(error));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
