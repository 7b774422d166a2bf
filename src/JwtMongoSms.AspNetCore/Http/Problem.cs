using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>An error as RFC 9457 defines it, with a code for programs and a sentence for people.</summary>
internal sealed class Problem(SignInError error, int? status = null) : IResult
{
    public TimeSpan? RetryAfter { get; init; }

    public int? AttemptsLeft { get; init; }

    /// <summary>Gets a sentence in place of the error's, where more can be told.</summary>
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

    /// <summary>Creates the problem of a store that can't answer.</summary>
    public static Problem From(StoreException exception) => new(SignInError.From(exception));

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

/// <summary>The members of a problem document (RFC 9457).</summary>
internal sealed record ProblemBody(
    string Title, int Status, string Detail, string Code, string TraceId, int? RetryAfterSeconds, int? AttemptsLeft);

/// <summary>How problem documents are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    // Lazy: the generated part has static members too, in no order that is known.
    public static ProblemJson Relaxed
        => field ??= new ProblemJson(new JsonSerializerOptions(Default.Options) { Encoder = Responses.Encoder });
}

/// <summary>Counts the errors that clients were told, by code.</summary>
internal sealed class ProblemEvents(Telemetry telemetry)
{
    private const string Other = "other";

    private static readonly HashSet<string> Codes = [.. SignInError.All.Select(error => error.Code)];
    private readonly Counter<long> problems = telemetry.CreateCounter(
        "jwtmongosms.problems", "{response}", "Errors that clients were told, by code.");

    // The codes of the application's own checks are no closed list.
    public void Returned(SignInError error) => problems.Add(1, Telemetry.Tag("code", Codes.Contains(error.Code) ? error.Code : Other));
}
