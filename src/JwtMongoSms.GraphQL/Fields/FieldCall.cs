using GraphQL;
using GraphQL.Resolvers;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.GraphQL.Errors;
using JwtMongoSms.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>One field to resolve: its arguments and its HTTP request.</summary>
internal sealed class FieldCall(IResolveFieldContext context)
{
    public HttpContext Http { get; } = context.RequestServices?.GetService<IHttpContextAccessor>()?.HttpContext
        ?? throw new InvalidOperationException(
            "Fields of JwtMongoSms are resolved within an HTTP request. "
            + "Set ExecutionOptions.RequestServices to HttpContext.RequestServices.");

    public CancellationToken Aborted => context.CancellationToken;

    public static IFieldResolver Resolver(Func<FieldCall, Task<object?>> resolveAsync)
        => new FuncFieldResolver<object?>(context => new ValueTask<object?>(resolveAsync(new FieldCall(context))));

    public T Service<T>()
        where T : notnull
        => Http.RequestServices.GetRequiredService<T>();

    public string? Text(string argument) => context.GetArgument<string?>(argument);

    public bool Flag(string argument) => context.GetArgument<bool?>(argument) ?? false;

    /// <summary>Parses the argument <c>phoneNumber</c>, or throws PHONE_INVALID.</summary>
    public PhoneNumber ParsePhoneNumber(string? country = null)
        => PhoneNumber.TryParse(Text("phoneNumber"), country, out var phoneNumber)
            ? phoneNumber
            : throw Failed(SignInError.PhoneInvalid);

    /// <summary>Gets the value of a use case, or throws its error.</summary>
    public T ValueOf<T>(SignInResult<T> result)
        where T : class
        => result.Succeeded ? result.Value : throw Failed(result.Error, result.RetryAfter, result.AttemptsLeft);

    /// <summary>Issues the tokens of a session, in the response or in cookies.</summary>
    public IssuedSession Issue(SignedIn signedIn) => new(Service<TokenResponseFactory>().Issue(Http, signedIn), signedIn.User);

    public SignInExecutionError Failed(SignInError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
        => SignInExecutionError.Create(Http.RequestServices, error, retryAfter, attemptsLeft);
}
