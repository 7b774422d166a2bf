using System.Text.Encodings.Web;
using System.Text.Json;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>The response to a request that is rejected before it is executed.</summary>
internal sealed class Rejection(SignInError error, int status, string? detail = null)
{
    // Responses are never HTML, so "+" needs no escape.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private (string Name, string Value)? header;

    public static Rejection Invalid(string detail, int status = StatusCodes.Status400BadRequest)
        => new(SignInError.RequestInvalid, status, detail);

    public static Rejection NotAcceptable()
        => Invalid("Accept takes application/graphql-response+json or application/json.", StatusCodes.Status406NotAcceptable);

    public static Rejection WrongMethod()
        => new(SignInError.RequestInvalid, StatusCodes.Status405MethodNotAllowed, "The method is POST.")
        {
            header = (HeaderNames.Allow, HttpMethods.Post),
        };

    public static Rejection InvalidToken(string? detail)
        => new(SignInError.TokenInvalid, StatusCodes.Status401Unauthorized, detail)
        {
            header = (HeaderNames.WWWAuthenticate, "Bearer error=\"invalid_token\""),
        };

    public async Task WriteAsync(HttpContext http, ResponseType type)
    {
        http.RequestServices.GetService<ProblemEvents>()?.Returned(error);
        if (header is { } more)
            http.Response.Headers[more.Name] = more.Value;

        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body, Relaxed))
            Write(json);

        await ResponseWriter.WriteAsync(http, type, status, body);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", detail ?? error.Message);
        json.WriteStartObject("extensions");
        json.WriteString("code", ErrorCodes.From(error));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
