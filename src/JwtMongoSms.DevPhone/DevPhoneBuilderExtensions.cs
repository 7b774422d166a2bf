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
public static class DevPhoneBuilderExtensions
{
    /// <summary>
    /// Adds the dev phone, which receives what Twilio's sender sends where no account, address or handler is configured. Outside
    /// Development this does nothing.
    /// </summary>
    public static JwtMongoSmsBuilder AddDevPhone(this JwtMongoSmsBuilder builder)
    {
        var services = builder.Services;
        if (!IsDevelopment(services))
            return builder;

        services.TryAddSingleton<MessageStore>();
        services.TryAddSingleton<FailurePlans>();
        services.TryAddSingleton<MessageJudge>();
        services.TryAddSingleton<TwilioMessages>();
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
        return builder;
    }

    // Hosts register their environment as an instance, before an application registers anything. An unknown one is not Development.
    private static bool IsDevelopment(IServiceCollection services)
        => services.LastOrDefault(service => service.ServiceType == typeof(IHostEnvironment) && !service.IsKeyedService)
            ?.ImplementationInstance is IHostEnvironment environment && environment.IsDevelopment();
}
