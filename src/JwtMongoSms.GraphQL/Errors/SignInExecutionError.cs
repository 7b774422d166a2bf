using GraphQL;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Errors;

/// <summary>A sign-in error as GraphQL clients receive it.</summary>
internal sealed class SignInExecutionError : ExecutionError
{
    private SignInExecutionError(SignInError error, TimeSpan? retryAfter, int? attemptsLeft, string? detail)
        : base(detail ?? error.Message)
    {
        Code = ErrorCodes.From(error);
        if (retryAfter is { } wait)
            this.AddExtension("retryAfterSeconds", Responses.Seconds(wait));
        if (attemptsLeft is { } left)
            this.AddExtension("attemptsLeft", left);
    }

    /// <summary>Creates the error and counts it as a problem.</summary>
    /// <param name="services">The services of the request; without them nothing is counted.</param>
    /// <param name="error">The error.</param>
    /// <param name="retryAfter">When to retry, where waiting helps.</param>
    /// <param name="attemptsLeft">How many attempts the challenge has left.</param>
    /// <param name="detail">A sentence in place of the error's own, where more can be told.</param>
    public static SignInExecutionError Create(
        IServiceProvider? services, SignInError error, TimeSpan? retryAfter = null, int? attemptsLeft = null, string? detail = null)
    {
        services?.GetService<ProblemEvents>()?.Returned(error);
        return new SignInExecutionError(error, retryAfter, attemptsLeft, detail);
    }
}
