using GraphQL;
using GraphQL.Execution;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>Writes responses, with the status that their media type requires.</summary>
internal static class ResponseWriter
{
    public static async Task WriteAsync(HttpContext http, ResponseType type, ExecutionResult result)
    {
        var status = StatusOf(type, result);
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";

        await WriteAsync(http, type, status, result);
    }

    public static async Task WriteAsync(HttpContext http, ResponseType type, int status, ExecutionResult result)
    {
        using var body = new MemoryStream();
        await http.RequestServices.GetRequiredService<IGraphQLSerializer>().WriteAsync(body, result, CancellationToken.None);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = type.ContentType;
        response.ContentLength = body.Length;

        // Not cancelled when the client disconnects: that would log an error and save nothing.
        await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), CancellationToken.None);
    }

    private static int StatusOf(ResponseType type, ExecutionResult result)
    {
        if (result.Executed)
            return StatusCodes.Status200OK;

        if (result.Errors?.Any(error => error is UnhandledError) == true)
            return StatusCodes.Status500InternalServerError;

        // GraphQL over HTTP, 6.4.1: with application/json every request that could be read is a 200.
        if (type == ResponseType.Json)
            return StatusCodes.Status200OK;

        var codes = result.Errors?.Select(error => error.Code).ToList() ?? [];
        return codes.Contains(ErrorCodes.TokenInvalid) ? StatusCodes.Status401Unauthorized
            : codes.Contains(ErrorCodes.Forbidden) ? StatusCodes.Status403Forbidden
            : codes.Contains(ErrorCodes.From(SignInError.StoreUnavailable)) ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status400BadRequest;
    }
}
