using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the routes of phone-number sign-in.</summary>
public static class JwtMongoSmsEndpointExtensions
{
    /// <summary>Maps <c>/auth/...</c>, the pages <c>/sign-in</c> and <c>/sign-out</c> where tokens may travel in cookies, and, in Development alone, the dev phone.</summary>
    /// <param name="routes">The application.</param>
    /// <returns>The group of the <c>/auth</c> routes, for conventions such as CORS.</returns>
    public static IEndpointConventionBuilder MapJwtMongoSms(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            routes.MapDevPhone();

        if (routes.ServiceProvider.GetRequiredService<TokenSettings>().TakesCookie)
            routes.MapJwtMongoSmsPages();

        return routes.MapLoginEndpoints();
    }
}
