using JwtMongoSms.Accounts;
using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using JwtMongoSms.Limits;
using JwtMongoSms.Messages;
using JwtMongoSms.Phones;
using JwtMongoSms.SignIn;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>The rules as services. Stores, sender and options come from elsewhere.</summary>
internal static class CoreServices
{
    public static IServiceCollection AddJwtMongoSmsCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(KeysOf);
        services.TryAddSingleton<SignInMetrics>();
        services.TryAddSingleton(provider => new SignInEvents(provider.GetRequiredService<SignInMetrics>()));
        services.TryAddSingleton<SignInAudit>();
        services.TryAddSingleton<CodeDeriver>();
        services.TryAddSingleton<GuessBudget>();
        services.TryAddSingleton<MessageQueue>();
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
            provider.GetRequiredService<IPhoneUserStore>(),
            provider.GetRequiredService<ServerKeys>(),
            provider.GetRequiredService<SignInMetrics>(),
            provider.GetRequiredService<SignInAudit>(),
            provider.GetRequiredService<IOptions<LoginOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new SignInService(
            provider.GetRequiredService<CodeRequests>(),
            provider.GetRequiredService<CodeVerification>(),
            provider.GetRequiredService<GuessBudget>()));
        services.TryAddSingleton(provider => new AccountService(
            provider.GetRequiredService<CodeRequests>(),
            provider.GetRequiredService<PhoneChange>(),
            provider.GetRequiredService<UserDeletion>()));
        services.AddHostedService<PhoneParserWarmUp>();
        services.AddHostedService<MessageWorker>();
        return services;
    }

    private static ServerKeys KeysOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LoginOptions>>().Value;
        return new ServerKeys(options.Secret ?? throw new InvalidOperationException("There is no JwtMongoSms:Secret."), options.PreviousSecrets);
    }
}
