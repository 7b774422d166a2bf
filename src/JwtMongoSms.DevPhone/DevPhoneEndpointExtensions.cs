using JwtMongoSms.DevPhone;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dev phone.</summary>
public static class DevPhoneEndpointExtensions
{
    /// <summary>
    /// Maps <c>/dev/phone</c>, and Twilio's route for messages, which it serves to other programs. Outside Development this does nothing.
    /// <c>MapJwtMongoSms()</c> calls it.
    /// </summary>
    /// <param name="routes">The application, or a group of its routes.</param>
    /// <returns>All that was mapped, for conventions.</returns>
    /// <exception cref="InvalidOperationException">The dev phone is mapped already, or <c>AddDevPhone()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsDevPhone(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return group;

        var endpoints = routes.ServiceProvider.GetService<DevPhoneEndpoints>()
            ?? throw new InvalidOperationException(
                "The dev phone is not registered; call services.AddJwtMongoSms().AddDevPhone() before the application is built.");
        endpoints.Map(group);
        return group;
    }
}
