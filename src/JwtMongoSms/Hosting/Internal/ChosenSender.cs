using JwtMongoSms.Delivery;
using JwtMongoSms.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Hosting.Internal;

/// <summary>The one place that knows our senders: it checks their settings and creates the one that the configuration chooses.</summary>
internal static class ChosenSender
{
    public static IServiceCollection AddChosenSender(this IServiceCollection services)
    {
        services.AddSingleton(provider => Options.Create(OptionsOf(provider).Messages));
        services.AddSingleton(provider => Options.Create(WithPostConfigured(OptionsOf(provider).Twilio, provider)));
        services.TryAddSingleton<ICodeSender, TwilioSender>();
        return services;
    }

    /// <summary>What is wrong with the settings of the chosen sender.</summary>
    public static IEnumerable<string> Problems(JwtMongoSmsOptions options)
        => new TwilioOptionsValidator().Validate(Options.DefaultName, options.Twilio).Failures ?? [];

    private static T WithPostConfigured<T>(T options, IServiceProvider provider)
        where T : class
    {
        foreach (var change in provider.GetServices<IPostConfigureOptions<T>>())
            change.PostConfigure(Options.DefaultName, options);

        return options;
    }

    private static JwtMongoSmsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<JwtMongoSmsOptions>();
}
