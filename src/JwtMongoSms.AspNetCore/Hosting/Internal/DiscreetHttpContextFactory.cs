using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Hosting.Internal;

/// <summary>The host's own factory behind one step more: the only place that sees a request before the host logs its path.</summary>
internal sealed class DiscreetHttpContextFactory(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory factory = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        HiddenRequestParts.TakeOut(featureCollection);
        return factory.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => factory.Dispose(httpContext);
}
