using GraphQL;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.Events;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Errors;

/// <summary>What a client is told went wrong: our code for programs, our sentence for people, and what helps them on.</summary>
internal sealed class LoginFailure : ExecutionError
{
    private LoginFailure(SignInError error, TimeSpan? retryAfter, int? attemptsLeft)
        : base(error.Message)
    {
        Code = CodeOf(error);
        if (retryAfter is { } wait)
            this.AddExtension("retryAfterSeconds", Responses.Seconds(wait));
        if (attemptsLeft is { } left)
            this.AddExtension("attemptsLeft", left);
    }

    public static string CodeOf(SignInError error) => error.Code.ToUpperInvariant();

    /// <param name="services">Of the request; where there are none it isn't counted.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="retryAfter">When to try again, where waiting helps.</param>
    /// <param name="attemptsLeft">How many guesses the challenge has left.</param>
    public static LoginFailure Of(IServiceProvider? services, SignInError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
    {
        services?.GetService<SignInMetrics>()?.ProblemAnswered(error);
        return new LoginFailure(error, retryAfter, attemptsLeft);
    }
}
