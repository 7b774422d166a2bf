using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>A response as we write it, whatever the application has done to its own JSON settings.</summary>
internal sealed class JsonResponse<T>(T value, JsonTypeInfo<T> type, int statusCode) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = statusCode;
        return Responses.WriteAsync(httpContext.Response, value, type, "application/json; charset=utf-8");
    }
}
