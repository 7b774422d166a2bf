using JwtMongoSms.Accounts;
using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using JwtMongoSms.Limits;
using JwtMongoSms.Messages;
using JwtMongoSms.Phones;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using JwtMongoSms.SignIn;
using JwtMongoSms.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>Registers the use cases of sign-in and their settings as services. Stores and senders come from the builder.</summary>
internal static class CoreServices
{
    public static JwtMongoSmsBuilder AddCore(this IServiceCollection services, Action<JwtMongoSmsOptions>? configure)
    {
        var builder = new JwtMongoSmsBuilder(services);
        AddSettings(builder);
        if (configure is not null)
            services.Configure(configure);

        services.TryAddSingleton(TimeProvider.System);
        AddSingletons(services);
        AddUseCases(services);
        services.AddHostedService<PhoneParserWarmUp>();
        services.AddHostedService<MessageWorker>();
        return builder;
    }

    private static void AddSettings(JwtMongoSmsBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(provider
            => new SettingsSource(provider.GetService<IConfiguration>(), provider.GetService<IHostEnvironment>()));
        builder.AddOptions<JwtMongoSmsOptions, JwtMongoSmsOptionsSetup>()
            .AddOptions<CodeOptions, CodeOptionsSetup>()
            .AddOptions<SignInSessionOptions, SignInSessionOptionsSetup>()
            .AddOptions<UserOptions, UserOptionsSetup>()
            .AddOptions<LimitOptions, LimitOptionsSetup>()
            .AddOptions<SendLimitOptions, SendLimitOptionsSetup>()
            .AddOptions<MessageOptions, MessageOptionsSetup>()
            .AddOptions<LegacyOptions, LegacyOptionsSetup>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<JwtMongoSmsOptions>, DevelopmentSecret>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SettingsAtStart>, SettingsAtStart.Validator>());
        services.AddOptions<SettingsAtStart>().ValidateOnStart();

        // First of the hosted services: its lines explain what the others do.
        services.AddHostedService<StartupNotices>();
    }

    private static void AddSingletons(IServiceCollection services)
    {
        services.TryAddSingleton(CreateKeys);
        services.TryAddSingleton<Telemetry>();
        services.TryAddSingleton(provider
            => new SignInEvents(provider.GetRequiredService<Telemetry>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ChallengeEvents>();
        services.TryAddSingleton<ProviderAccount>();
        services.TryAddSingleton<MessageEvents>();
        services.TryAddSingleton<SessionEvents>();
        services.TryAddSingleton<UserEvents>();
        services.TryAddSingleton<CodeDeriver>();
        services.TryAddSingleton<ChallengeClock>();
        services.TryAddSingleton<LimitKeys>();
        services.TryAddSingleton<LimitStoreScopes>();
        services.TryAddSingleton<RecentRefusals>();
        services.TryAddSingleton<AddressRule>();
        services.TryAddSingleton<PrefixRule>();
        services.TryAddSingleton<CountryRule>();
        services.TryAddSingleton<ServiceRule>();
        services.TryAddSingleton<SendLimiter>();
        services.TryAddSingleton<SendOutcomes>();
        services.TryAddSingleton<GuessReleases>();
        services.TryAddSingleton<RefreshTokenDeriver>();
        services.TryAddSingleton<SessionCache>();
        services.TryAddSingleton<MessageQueue>();
        services.TryAddSingleton<MessagePrice>();
        services.TryAddSingleton<SenderConnections>();
        services.TryAddSingleton(provider => new SenderInUse(services, provider));
    }

    // The use cases keep no state. One instance for each user of them costs less than an entry for each in every request's scope.
    private static void AddUseCases(IServiceCollection services)
    {
        services.TryAddTransient<GuessBudget>();
        services.TryAddTransient<CheckCode>();
        services.TryAddTransient<SignInGate>();
        services.TryAddTransient<StartSession>();
        services.TryAddTransient<CheckSession>();
        services.TryAddTransient<RefreshSession>();
        services.TryAddTransient<EndSessions>();
        services.TryAddScoped<ISessionService, SessionService>();
        services.TryAddTransient<SendCode>();
        services.TryAddTransient<VerifyCode>();
        services.TryAddScoped<ISignInService, SignInService>();
        services.TryAddTransient<ChangePhoneNumber>();
        services.TryAddTransient<DeleteUser>();
        services.TryAddScoped<IAccountService, AccountService>();
        services.TryAddTransient<CodeDelivery>();
        services.TryAddTransient<NoticeDelivery>();
    }

    private static ServerKeys CreateKeys(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<JwtMongoSmsOptions>>().Value;
        var secret = options.Secret ?? throw new InvalidOperationException($"{Setting.Name("Secret")} is missing.");
        return new ServerKeys(secret, options.PreviousSecrets);
    }
}
