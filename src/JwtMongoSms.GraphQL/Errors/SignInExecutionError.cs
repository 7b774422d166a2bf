using GraphQL;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Errors.Internal;

/// <summary>What a client is told went wrong: our code for programs, our sentence for people, and what helps them on.</summary>
internal sealed class LoginFailure : ExecutionError
{
    private LoginFailure(LoginError error, TimeSpan? retryAfter, int? attemptsLeft)
        : base(error.Message)
    {
        Code = CodeOf(error);
        if (retryAfter is { } wait)
            this.AddExtension("retryAfterSeconds", Answer.Seconds(wait));
        if (attemptsLeft is { } left)
            this.AddExtension("attemptsLeft", left);
    }

    public static string CodeOf(LoginError error) => error.Code.ToUpperInvariant();

    /// <param name="services">Of the request; where there are none it isn't counted.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="retryAfter">When to try again, where waiting helps.</param>
    /// <param name="attemptsLeft">How many guesses the challenge has left.</param>
    public static LoginFailure Of(IServiceProvider? services, LoginError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
    {
        services?.GetService<LoginMetrics>()?.ProblemAnswered(error);
        return new LoginFailure(error, retryAfter, attemptsLeft);
    }
}
