using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>A store that can't answer is a 503, never a 401: nobody is signed out because a disk is full. No answer of ours is kept in a cache.</summary>
internal sealed class StoreFailureFilter(ILogger<StoreFailureFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return new Problem(SignInError.StoreUnavailable);
        }
    }
}
