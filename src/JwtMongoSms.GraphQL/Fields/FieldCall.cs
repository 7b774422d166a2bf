using GraphQL;
using GraphQL.Resolvers;
using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary>One field of ours that is asked for: its arguments and its request.</summary>
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
        => LoginFailure.Of(Http.RequestServices, error, retryAfter, attemptsLeft);
}
