using GraphQL;
using GraphQL.Resolvers;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Errors;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
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
            : throw Failed(LoginError.PhoneInvalid);

    /// <summary>Gets the signed-in user, or <see langword="null"/> for a request without credentials. Invalid ones throw.</summary>
    public async Task<CurrentUser?> FindUserAsync()
    {
        var caller = await Caller.AuthenticateAsync(Http);
        if (caller.User is { } user)
            return user;

        if (caller.HasStoreFailed)
            throw Failed(LoginError.StoreUnavailable);

        return caller.HasInvalidCredentials ? throw Failed(LoginError.TokenInvalid) : null;
    }

    public async Task<CurrentUser> GetUserAsync() => await FindUserAsync() ?? throw Failed(LoginError.TokenInvalid);

    public SignInExecutionError Failed(LoginError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
        => SignInExecutionError.Create(Http.RequestServices, error, retryAfter, attemptsLeft);
}
