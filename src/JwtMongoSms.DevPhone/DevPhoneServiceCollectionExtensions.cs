using JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;
using JwtMongoSms.AspNetCore.DevPhone.Judging.Internal;
using JwtMongoSms.AspNetCore.DevPhone.Page.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone as services.</summary>
internal static class DevPhoneServices
{
    public static IServiceCollection AddDevPhone(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DevPhoneStore>();
        services.TryAddSingleton<FailurePlans>();
        services.TryAddSingleton<FailedPost>();
        services.TryAddSingleton<MessageJudge>();
        services.TryAddSingleton<DevPhoneMapping>();
        services.TryAddSingleton<DevPhonePage>();
        services.TryAddSingleton<DevPhoneApi>();
        services.TryAddSingleton<DevPhoneEvents>();
        services.TryAddSingleton<FailuresApi>();
        services.TryAddSingleton<TwilioMessagesRoute>();
        return services;
    }
}
