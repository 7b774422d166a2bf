namespace JwtMongoSms.AspNetCore.Http;

/// <summary>A store that fails is a 503, never a 401: a full disk signs no user out. No response is cached.</summary>
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
            return Problem.From(exception);
        }
    }
}
