using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Hosting;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages;
using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore;

/// <summary>The web layer as services.</summary>
internal static class WebServices
{
    public static IServiceCollection AddJwtMongoSmsWeb(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, DiscreetHttpContextFactory>());
        services.TryAddSingleton<HiddenQueries>();
        services.TryAddSingleton<SignInCookies>();
        services.TryAddSingleton<TokenCookies>();
        services.TryAddSingleton<CookieRequests>();
        services.TryAddSingleton<SignOut>();
        services.TryAddSingleton<RefreshCookie>();
        services.TryAddSingleton<TokenResponseFactory>();
        services.TryAddSingleton<PresentedToken>();
        services.TryAddSingleton<TokenSettings>();
        services.TryAddSingleton(KeyReaderOf);
        services.TryAddSingleton(KeysOf);
        services.TryAddSingleton<AppClaims>();
        services.TryAddSingleton<AccessTokenIssuer>();
        services.TryAddSingleton<StrictTokenParser>();
        services.TryAddSingleton<BearerChecks>();
        services.TryAddScoped(provider => new CurrentUser(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<IPhoneUserStore>()));

        services.AddPages();

        // The only scheme is the default one; an application with schemes of its own names the one it wants.
        services.AddAuthentication().AddJwtBearer(JwtMongoSmsDefaults.AuthenticationScheme, _ => { });
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthorization();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RecentSignIn>());
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("jwtmongosms");
        return services;
    }

    private static KeyRingReader KeyReaderOf(IServiceProvider provider)
        => new(provider.GetRequiredService<ServerKeys>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath);

    private static CurrentKeys KeysOf(IServiceProvider provider)
    {
        var reading = provider.GetRequiredService<KeyRingReader>().Read(provider.GetRequiredService<IOptions<AccessTokenOptions>>().Value);
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        return reading.Problems.Count == 0
            ? new CurrentKeys(new KeyRing(reading.Keys, timeProvider), provider.GetRequiredService<SignInAudit>(), timeProvider)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }
}
