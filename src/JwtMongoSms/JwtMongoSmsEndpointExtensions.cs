using JwtMongoSms;
using JwtMongoSms.AspNetCore.Pages;
using JwtMongoSms.DevPhone;
using JwtMongoSms.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps every registered part of phone-number sign-in.</summary>
public static class JwtMongoSmsEndpointExtensions
{
    /// <summary>
    /// Maps <c>/auth/...</c>, the key set, the pages where tokens may travel in cookies and, in Development alone, the dev phone. Or map
    /// the parts apart, each with conventions of its own.
    /// </summary>
    /// <param name="routes">The application. The key set belongs to the root: in a group, map the parts apart.</param>
    /// <returns>All that was mapped, for conventions such as CORS and rate limiting.</returns>
    /// <exception cref="InvalidOperationException">
    /// A part is mapped already, or the application has several authentication schemes and no default.
    /// </exception>
    public static IEndpointConventionBuilder MapJwtMongoSms(this IEndpointRouteBuilder routes)
    {
        // Before a part reads its own: the start lists everything that is wrong at once.
        var services = routes.ServiceProvider;
        SettingsAtStart.Require(services);
        var group = routes.MapGroup("");
        if (services.GetService<DevPhoneEndpoints>() is not null)
            group.MapJwtMongoSmsDevPhone();

        if (services.GetService<PageEndpoints>() is not null
            && services.GetRequiredService<IOptions<AccessTokenOptions>>().Value.Transport != TokenTransport.Header)
            group.MapJwtMongoSmsPages();

        group.MapJwtMongoSmsKeys();
        group.MapJwtMongoSmsApi();
        return group;
    }
}
