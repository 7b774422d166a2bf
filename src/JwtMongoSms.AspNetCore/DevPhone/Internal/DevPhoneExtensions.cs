using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>Puts the dev phone into an application.</summary>
internal static class DevPhoneExtensions
{
    public static IServiceCollection AddDevPhone(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DevPhoneStore>();
        services.TryAddSingleton<DevPhoneApi>();
        services.TryAddSingleton<TwilioMessagesRoute>();
        return services;
    }

    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    public static IEndpointRouteBuilder MapDevPhone(this IEndpointRouteBuilder routes)
    {
        var environment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>();
        if (!environment.IsDevelopment())
            throw new InvalidOperationException(
                $"The dev phone shows every code to whoever asks, and the environment is \"{environment.EnvironmentName}\"; it can be mapped in Development only.");

        var api = routes.ServiceProvider.GetRequiredService<DevPhoneApi>();
        var messages = routes.ServiceProvider.GetRequiredService<TwilioMessagesRoute>();
        Open(routes.MapGet("/dev/phone/api/code", DevPhoneGuard.Protect(api.CodeAsync)));
        Open(routes.MapGet("/dev/phone/api/messages", DevPhoneGuard.Protect(api.MessagesAsync)));
        Open(routes.MapPost("/2010-04-01/Accounts/{accountSid}/Messages.json", DevPhoneGuard.Protect(messages.PostAsync)));
        return routes;
    }

    // An application that wants everybody signed in means its own routes: the phone is needed before.
    private static void Open(IEndpointConventionBuilder endpoint) => endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
}
