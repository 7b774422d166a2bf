using JwtMongoSms;
using JwtMongoSms.DevPhone;
using JwtMongoSms.DevPhone.Api;
using JwtMongoSms.DevPhone.Failures;
using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;
using JwtMongoSms.DevPhone.Page;
using JwtMongoSms.DevPhone.Twilio;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the dev phone.</summary>
public static class DevPhoneServiceCollectionExtensions
{
    /// <summary>
    /// Adds the dev phone, which receives what Twilio's sender sends where no account, address or handler is configured.
    /// Outside Development this does nothing.
    /// </summary>
    /// <param name="services">The application's services; its host has registered the environment.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddDevPhone(this IServiceCollection services)
    {
        if (!IsDevelopment(services))
            return services;

        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MessageStore>();
        services.TryAddSingleton<FailurePlans>();
        services.TryAddSingleton<MessageJudge>();
        services.TryAddSingleton<TwilioMessages>();
        services.TryAddSingleton<TwilioRoute>();
        services.TryAddSingleton<DevPhoneHandler>();
        services.TryAddSingleton<DevPhoneConnection>();
        services.TryAddSingleton<MessagesApi>();
        services.TryAddSingleton<MessageEvents>();
        services.TryAddSingleton<FailuresApi>();
        services.TryAddSingleton<DevPhonePage>();
        services.TryAddSingleton<DevPhoneEndpoints>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<TwilioOptions>, DevPhoneConnection>(
            provider => provider.GetRequiredService<DevPhoneConnection>()));
        services.AddHostedService<DevPhoneNotice>();
        return services;
    }

    // Hosts register their environment as an instance, before an application registers anything. An unknown one is not Development.
    private static bool IsDevelopment(IServiceCollection services)
        => services.LastOrDefault(service => service.ServiceType == typeof(IHostEnvironment) && !service.IsKeyedService)
            ?.ImplementationInstance is IHostEnvironment environment && environment.IsDevelopment();
}
