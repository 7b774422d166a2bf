using System.Diagnostics;
using System.Globalization;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>An error as RFC 9457 wants it, with our code for programs and our sentence for people.</summary>
internal sealed class Problem(SignInError error, int? status = null) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public int? AttemptsLeft { get; init; }

    /// <summary>Said in place of the error's own sentence, where more can be told.</summary>
    public string? Detail { get; init; }

    public int Status { get; } = status ?? StatusOf(error);

    public static int StatusOf(SignInError error) => error.Code switch
    {
        "token_invalid" or "refresh_invalid" => StatusCodes.Status401Unauthorized,
        "sign_in_again" => StatusCodes.Status403Forbidden,
        "session_unknown" => StatusCodes.Status404NotFound,
        "phone_taken" => StatusCodes.Status409Conflict,
        "send_cooldown" => StatusCodes.Status429TooManyRequests,
        "busy" or "store_unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var seconds = RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : (int?)null;
        httpContext.RequestServices.GetService<SignInMetrics>()?.ProblemAnswered(error);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (seconds is { } retryAfter)
            response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);

        var body = new ProblemBody(
            ReasonPhrases.GetReasonPhrase(Status),
            Status,
            Detail ?? error.Message,
            error.Code,
            Activity.Current?.Id ?? httpContext.TraceIdentifier,
            seconds,
            AttemptsLeft);
        return Wire.WriteAsync(response, body, Wire.Json.ProblemBody, "application/problem+json");
    }
}
