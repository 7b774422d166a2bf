using JwtMongoSms.Delivery.Internal;
using JwtMongoSms.Diagnostics;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Limits.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Login.Internal;
using JwtMongoSms.Phones.Internal;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using JwtMongoSms.Users.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Internal;

/// <summary>The rules as services. Stores, sender and options come from elsewhere.</summary>
internal static class CoreServices
{
    public static IServiceCollection AddJwtMongoSmsCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(KeysOf);
        services.TryAddSingleton<LoginMetrics>();
        services.TryAddSingleton(provider => new AuthEvents(provider.GetRequiredService<LoginMetrics>()));
        services.TryAddSingleton<AuthAudit>();
        services.TryAddSingleton<CodeDeriver>();
        services.TryAddSingleton<GuessBudget>();
        services.TryAddSingleton<DeliveryQueue>();
        services.TryAddSingleton<CodeDelivery>();
        services.TryAddSingleton<NoticeDelivery>();
        services.TryAddSingleton<UserCallback>();
        services.TryAddSingleton<UserCreatedCallback>();
        services.TryAddSingleton<UserDeletedCallback>();
        services.TryAddSingleton<PhoneChange>();
        services.TryAddSingleton<UserDeletion>();
        services.TryAddSingleton<CodeRequests>();
        services.TryAddSingleton<CodeCheck>();
        services.TryAddSingleton<CodeVerification>();
        services.TryAddSingleton(provider => new SessionService(
            provider.GetRequiredService<ISessionStore>(),
            provider.GetRequiredService<ILoginUserStore>(),
            provider.GetRequiredService<ServerKeys>(),
            provider.GetRequiredService<LoginMetrics>(),
            provider.GetRequiredService<AuthAudit>(),
            provider.GetRequiredService<IOptions<LoginOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new LoginService(
            provider.GetRequiredService<CodeRequests>(),
            provider.GetRequiredService<CodeVerification>(),
            provider.GetRequiredService<GuessBudget>()));
        services.TryAddSingleton(provider => new AccountService(
            provider.GetRequiredService<CodeRequests>(),
            provider.GetRequiredService<PhoneChange>(),
            provider.GetRequiredService<UserDeletion>()));
        services.AddHostedService<PhoneParserWarmUp>();
        services.AddHostedService<DeliveryWorker>();
        return services;
    }

    private static ServerKeys KeysOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LoginOptions>>().Value;
        return new ServerKeys(options.Secret ?? throw new InvalidOperationException("There is no JwtMongoSms:Secret."), options.PreviousSecrets);
    }
}
