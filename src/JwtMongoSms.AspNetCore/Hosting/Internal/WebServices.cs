using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Pages;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.AspNetCore.Tokens.Keys.Internal;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Hosting.Internal;

/// <summary>The web layer as services.</summary>
internal static class WebServices
{
    public static IServiceCollection AddJwtMongoSmsWeb(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, DiscreetHttpContextFactory>());
        services.TryAddSingleton<HiddenQueries>();
        services.TryAddSingleton<HostCookies>();
        services.TryAddSingleton<TokenCookies>();
        services.TryAddSingleton<CookieRequests>();
        services.TryAddSingleton<SignOut>();
        services.TryAddSingleton<RefreshCookie>();
        services.TryAddSingleton<TokenAnswer>();
        services.TryAddSingleton<PresentedToken>();
        services.TryAddSingleton<TokenSettings>();
        services.TryAddSingleton(KeyReaderOf);
        services.TryAddSingleton(KeysOf);
        services.TryAddSingleton<AppClaims>();
        services.TryAddSingleton<AccessTokenIssuer>();
        services.TryAddSingleton<StrictTokenParser>();
        services.TryAddSingleton<BearerChecks>();
        services.TryAddScoped(provider => new CurrentUser(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<ILoginUserStore>()));

        services.AddJwtMongoSmsPages();

        // The only scheme is the default one; an application with schemes of its own names the one it wants.
        services.AddAuthentication().AddJwtBearer(BearerScheme.Name, _ => { });
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthorization();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RecentSignIn>());
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("jwtmongosms");
        return services;
    }

    private static KeyRingReader KeyReaderOf(IServiceProvider provider)
        => new(provider.GetRequiredService<ServerKeys>(), provider.GetRequiredService<IHostEnvironment>().ContentRootPath);

    private static TokenKeys KeysOf(IServiceProvider provider)
    {
        var reading = provider.GetRequiredService<KeyRingReader>().Read(provider.GetRequiredService<IOptions<TokenOptions>>().Value);
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        return reading.Problems.Count == 0
            ? new TokenKeys(new KeyRing(reading.Keys, timeProvider), provider.GetRequiredService<AuthAudit>(), timeProvider)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, reading.Problems));
    }
}
