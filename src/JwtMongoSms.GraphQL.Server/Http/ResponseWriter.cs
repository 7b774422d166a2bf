using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>Writes what became of a document, with the status that its media type wants.</summary>
internal static class Answers
{
    // A short document can have a thousand mistakes, each of which would be told at length.
    private const int MostErrors = 20;

    public static async Task WriteAsync(HttpContext http, AnswerType type, ExecutionResult result, IGraphQLSerializer serializer)
    {
        if (!result.Executed && result.Errors is { Count: > MostErrors } errors)
        {
            result.Errors = [];
            result.Errors.AddRange(errors.Take(MostErrors));
        }

        var response = http.Response;
        response.StatusCode = StatusOf(type, result);
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";

        using var body = new MemoryStream();
        await serializer.WriteAsync(body, result, CancellationToken.None);
        response.ContentType = type.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), CancellationToken.None);
    }

    private static int StatusOf(AnswerType type, ExecutionResult result)
    {
        if (result.Executed)
            return StatusCodes.Status200OK;

        if (result.Errors?.Any(error => error is UnhandledError) == true)
            return StatusCodes.Status500InternalServerError;

        // GraphQL over HTTP, 6.4.1: with application/json every request that could be read is a 200.
        if (type == AnswerType.Json)
            return StatusCodes.Status200OK;

        var codes = result.Errors?.Select(error => error.Code).ToList() ?? [];
        return codes.Contains(ErrorCode.TokenInvalid) ? StatusCodes.Status401Unauthorized
            : codes.Contains(ErrorCode.Forbidden) ? StatusCodes.Status403Forbidden
            : StatusCodes.Status400BadRequest;
    }
}
