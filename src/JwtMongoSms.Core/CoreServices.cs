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
        AddScoped(services);
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
        services.TryAddSingleton<MessageEvents>();
        services.TryAddSingleton<SessionEvents>();
        services.TryAddSingleton<UserEvents>();
        services.TryAddSingleton<CodeDeriver>();
        services.TryAddSingleton<ChallengeClock>();
        services.TryAddSingleton<GuessReleases>();
        services.TryAddSingleton<RefreshTokenDeriver>();
        services.TryAddSingleton<SessionCache>();
        services.TryAddSingleton<MessageQueue>();
        services.TryAddSingleton<SenderConnections>();
        services.TryAddSingleton(new SenderInUse(services));
    }

    // They use the stores, which are scoped.
    private static void AddScoped(IServiceCollection services)
    {
        services.TryAddScoped<GuessBudget>();
        services.TryAddScoped<CheckCode>();
        services.TryAddScoped<SignInGate>();
        services.TryAddScoped<StartSession>();
        services.TryAddScoped<CheckSession>();
        services.TryAddScoped<RefreshSession>();
        services.TryAddScoped<EndSessions>();
        services.TryAddScoped<ISessionService, SessionService>();
        services.TryAddScoped<SendCode>();
        services.TryAddScoped<VerifyCode>();
        services.TryAddScoped<ISignInService, SignInService>();
        services.TryAddScoped<ChangePhoneNumber>();
        services.TryAddScoped<DeleteUser>();
        services.TryAddScoped<IAccountService, AccountService>();
        services.TryAddScoped<CodeDelivery>();
        services.TryAddScoped<NoticeDelivery>();
    }

    private static ServerKeys CreateKeys(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<JwtMongoSmsOptions>>().Value;
        var secret = options.Secret ?? throw new InvalidOperationException($"{Setting.Name("Secret")} is missing.");
        return new ServerKeys(secret, options.PreviousSecrets);
    }
}
