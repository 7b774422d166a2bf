namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Turns a failure of the store into 503, never 401: on 401 clients would discard good tokens. No response is cached.</summary>
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
