using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone as services.</summary>
internal static class DevPhoneServices
{
    public static IServiceCollection AddDevPhone(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DevPhoneStore>();
        services.TryAddSingleton<DevPhoneMapping>();
        services.TryAddSingleton<DevPhoneApi>();
        services.TryAddSingleton<TwilioMessagesRoute>();
        return services;
    }
}
