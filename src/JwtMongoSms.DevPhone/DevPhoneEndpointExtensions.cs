using JwtMongoSms.AspNetCore.DevPhone.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dev phone.</summary>
public static class DevPhoneEndpointExtensions
{
    /// <summary>Maps the handset that lives in an application in development. <c>MapJwtMongoSms()</c> does it by itself, in Development alone.</summary>
    /// <param name="routes">The application.</param>
    /// <returns>The same application.</returns>
    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    public static IEndpointRouteBuilder MapDevPhone(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<DevPhoneMapping>().Map(routes);
        return routes;
    }
}
