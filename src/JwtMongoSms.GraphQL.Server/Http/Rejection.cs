using GraphQL;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>A request that is rejected before it is executed: its error, its status and what the client needs to know besides.</summary>
internal sealed class Rejection(SignInError error, int status, string? detail = null)
{
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
        if (header is { } more)
            http.Response.Headers[more.Name] = more.Value;

        var result = new ExecutionResult(SignInExecutionError.Create(http.RequestServices, error, detail: detail));
        await ResponseWriter.WriteAsync(http, type, status, result);
    }
}
