using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>An error as RFC 9457 wants it, with our code for programs and our sentence for people.</summary>
internal sealed class Problem(SignInError error, int? status = null) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public int? AttemptsLeft { get; init; }

    /// <summary>Gets a sentence in place of the error's own, where more can be told.</summary>
    public string? Detail { get; init; }

    public int Status { get; } = status ?? StatusOf(error.Kind);

    public static int StatusOf(SignInErrorKind kind) => kind switch
    {
        SignInErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        SignInErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        SignInErrorKind.NotFound => StatusCodes.Status404NotFound,
        SignInErrorKind.Conflict => StatusCodes.Status409Conflict,
        SignInErrorKind.TooEarly => StatusCodes.Status429TooManyRequests,
        SignInErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Creates the problem of a failed use case.</summary>
    public static Problem From<T>(SignInResult<T> result)
        where T : class
        => new(result.Error!) { RetryAfter = result.RetryAfter, AttemptsLeft = result.AttemptsLeft };

    /// <summary>Creates the problem of a store that can't answer. Where an operator must act first, it doesn't say "try again".</summary>
    public static Problem From(StoreException exception)
        => new(SignInError.StoreUnavailable) { Detail = exception.IsTransient ? null : "Signing in is not available just now." };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var seconds = RetryAfter is { } wait ? Responses.Seconds(wait) : (int?)null;
        httpContext.RequestServices.GetService<ProblemEvents>()?.Returned(error);
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
        return Responses.WriteAsync(response, body, ProblemJson.Relaxed.ProblemBody, "application/problem+json");
    }
}
