using JwtMongoSms;
using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Delivery.Twilio;
using JwtMongoSms.Hosting.Internal;
using JwtMongoSms.Internal;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.MongoDb;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings.Internal;
using JwtMongoSms.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds phone-number sign-in to an application.</summary>
public static class JwtMongoSmsBuilderExtensions
{
    /// <summary>
    /// Adds everything that signing in needs. Settings come from the section <c>JwtMongoSms</c>; Development needs none, Production refuses to start
    /// until the unsafe ones are settled.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Changes settings in code, after the configuration was read.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder AddJwtMongoSms<TBuilder>(this TBuilder builder, Action<JwtMongoSmsOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        var services = builder.Services;
        if (Has(typeof(JwtMongoSmsOptions)))
            throw new InvalidOperationException("AddJwtMongoSms was called before; one application has one way to sign in.");

        var own = new OwnParts(
            HasStore: Has(typeof(IChallengeStore)) && Has(typeof(ILoginUserStore)) && Has(typeof(ISessionStore)) && Has(typeof(ILimitStore)),
            HasSender: Has(typeof(ICodeSender)));
        services.AddSingleton(provider => new OptionsFactory(
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<IHostEnvironment>(),
            own with { HasDatabase = MongoServices.HasDatabase(provider) },
            configure));
        services.AddSingleton(provider => provider.GetRequiredService<OptionsFactory>().Make());
        services.AddSingleton(provider => Options.Options.Create(OptionsOf(provider).Login));
        services.AddSingleton(provider => Options.Options.Create(OptionsOf(provider).Tokens));
        services.AddSingleton(provider => Options.Options.Create(OptionsOf(provider).Page));

        // First of the hosted services: a bad setting is told before anything else is begun.
        services.AddHostedService<StartupNotices>();
        services.AddHostedService<DevPhoneNotice>();
        services.AddHostedService<KeyReload>();
        if (!own.HasStore)
            services.AddChosenStore();

        services.AddJwtMongoSmsCore();
        services.AddJwtMongoSmsWeb();
        services.AddDevPhone();
        services.TryAddSingleton(SenderOf);
        return builder;

        bool Has(Type type) => services.Any(service => service.ServiceType == type);
    }

    private static JwtMongoSmsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<JwtMongoSmsOptions>();

    private static ICodeSender SenderOf(IServiceProvider provider) => OptionsOf(provider).UsesDevPhone
        ? DevPhoneSender.Create(provider)
        : new TwilioSender(
            provider.GetRequiredService<IOptions<LoginOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TwilioSender>>());
}
