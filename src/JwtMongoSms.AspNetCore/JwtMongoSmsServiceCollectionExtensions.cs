using JwtMongoSms;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Keys;
using JwtMongoSms.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds phone-number sign-in to an application.</summary>
public static class JwtMongoSmsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the rules, the authentication scheme and the routes of phone-number sign-in. The builder adds a store and a sender, and what
    /// else the application wants: <c>.AddMongoDb().AddTwilio().AddPages()</c>. May be called twice.
    /// </summary>
    /// <param name="services">The application's services; settings are read from its configuration, if it has one.</param>
    /// <param name="configure">
    /// Changes settings in code, after the configuration was read. Every other options class takes <c>Configure</c> too.
    /// </param>
    public static JwtMongoSmsBuilder AddJwtMongoSms(this IServiceCollection services, Action<JwtMongoSmsOptions>? configure = null)
    {
        services.AddLogging().AddMetrics();
        var builder = services.AddCore(configure)
            .AddOptions<AccessTokenOptions, AccessTokenOptionsSetup>()
            .AddOptions<SigningKeyOptions, SigningKeyOptionsSetup>();
        AddKeys(services);
        AddAuthentication(services);
        services.AddHostedService<StartSummary>();
        services.AddHostedService<WarmUp>();
        services.TryAddSingleton<ProblemEvents>();
        services.TryAddSingleton<TokenResponseFactory>();
        services.TryAddSingleton<MappedParts>();
        services.TryAddSingleton<UnnamedProxies>();
        services.TryAddSingleton<ClientAddress>();
        AddHealth(services);
        return builder;
    }

    private static void AddHealth(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(StoreHealthCheck)))
            return;

        // The provider is no part of readiness: an instance that can send no code still serves signed-in users.
        services.AddSingleton<StoreHealthCheck>()
            .AddHealthChecks()
            .AddCheck<StoreHealthCheck>("jwtmongosms", tags: ["ready"])
            .AddCheck<ProviderHealthCheck>("jwtmongosms-provider")
            .AddCheck<ProxyHealthCheck>("jwtmongosms-proxies");
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.TryAddSingleton<KeyEvents>();
        services.TryAddSingleton(CreateKeyReader);
        services.TryAddSingleton(CreateKeys);
        services.AddHostedService<KeyReload>();
    }

    private static void AddAuthentication(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication();
        services.TryAddTransient<JwtMongoSmsAuthenticationHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AuthenticationOptions>, SchemeSetup>());
        services.TryAddSingleton<SignInScheme>();
        services.TryAddSingleton<TokenSettings>();
        services.TryAddSingleton<AccessTokenIssuer>();
        services.TryAddSingleton<AccessTokenReader>();
        services.TryAddSingleton<AccessTokenCache>();
        services.TryAddSingleton<HostCookies>();
        services.TryAddSingleton<TokenCookies>();
        services.TryAddSingleton<CookieRequests>();
        services.TryAddSingleton<PresentedToken>();
        services.TryAddSingleton<RequestTokens>();
        services.TryAddScoped<SignOut>();
        services.TryAddScoped(provider => new CurrentUser(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<IPhoneUserStore>()));
        services.AddAuthorization();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RecentSignIn>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, LiveSession>());
    }

    private static KeyRingReader CreateKeyReader(IServiceProvider provider)
        => new(provider.GetRequiredService<ServerKeys>(), provider.GetRequiredService<SettingsSource>().ContentRootPath);

    private static CurrentKeys CreateKeys(IServiceProvider provider)
    {
        var reading = provider.GetRequiredService<KeyRingReader>().Read(provider.GetRequiredService<IOptions<SigningKeyOptions>>().Value);
        return reading.Problems.Count == 0
            ? new CurrentKeys(
                new KeyRing(reading.Keys), provider.GetRequiredService<KeyEvents>(), provider.GetRequiredService<TimeProvider>())
            : throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }
}
