using GraphQL;
using GraphQL.Resolvers;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary>One field of ours that is asked for: its arguments, its request, and who has sent that.</summary>
internal sealed class FieldCall(IResolveFieldContext context)
{
    public HttpContext Http { get; } = context.RequestServices?.GetService<IHttpContextAccessor>()?.HttpContext
        ?? throw new InvalidOperationException("Fields of JwtMongoSms are resolved within a request, with ExecutionOptions.RequestServices set to HttpContext.RequestServices.");

    public CancellationToken Aborted => context.CancellationToken;

    public static IFieldResolver Resolver(Func<FieldCall, Task<object?>> resolveAsync)
        => new FuncFieldResolver<object?>(context => new ValueTask<object?>(resolveAsync(new FieldCall(context))));

    public T Service<T>()
        where T : notnull
        => Http.RequestServices.GetRequiredService<T>();

    public string? Text(string argument) => context.GetArgument<string?>(argument);

    public bool Flag(string argument) => context.GetArgument<bool?>(argument) ?? false;

    public LoginFailure Failed(LoginError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
        => LoginFailure.Of(Http, error, retryAfter, attemptsLeft);

    /// <summary>Who has sent the request.</summary>
    /// <returns><see langword="null"/> when nobody says who they are. A token that isn't good is an error: its client has to refresh it.</returns>
    public async Task<CurrentUser?> FindCallerAsync()
    {
        var currentUser = await RequestUser.AuthenticateAsync(Http);
        if (currentUser.IsSignedIn)
            return currentUser;

        if (BearerChecks.HasStoreFailed(Http))
            throw Failed(LoginError.StoreUnavailable);

        return (await Http.AuthenticateAsync(BearerScheme.Name)).Failure is null ? null : throw Failed(LoginError.TokenInvalid);
    }

    public async Task<CurrentUser> CallerAsync() => await FindCallerAsync() ?? throw Failed(LoginError.TokenInvalid);
}
