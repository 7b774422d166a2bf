using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Hosting;

/// <summary>The host's own factory behind one step more: the only place that sees a request before the host logs its path.</summary>
internal sealed class DiscreetHttpContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory factory = new(services);
    private readonly HiddenQueries queries = services.GetRequiredService<HiddenQueries>();

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var hidden = HiddenRequestParts.TakeOut(featureCollection, queries);
        var context = factory.Create(featureCollection);
        if (hidden is not null)
        {
            context.Response.OnStarting(() =>
            {
                hidden.PutBackIntoLocation(context.Response);
                return Task.CompletedTask;
            });
        }

        return context;
    }

    public void Dispose(HttpContext httpContext) => factory.Dispose(httpContext);
}
