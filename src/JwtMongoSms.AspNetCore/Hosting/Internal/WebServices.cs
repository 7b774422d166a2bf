using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Pages.Internal;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddSingleton<OwnCookies>();
        services.TryAddSingleton<TokenCookies>();
        services.TryAddSingleton<CookieRequests>();
        services.TryAddSingleton<SignOut>();
        services.TryAddSingleton<RefreshCookie>();
        services.TryAddSingleton<TokenAnswer>();
        services.TryAddSingleton<PresentedToken>();
        services.TryAddSingleton<TokenSettings>();
        services.TryAddSingleton<AppClaims>();
        services.TryAddSingleton<AccessTokenIssuer>();
        services.TryAddSingleton<StrictTokenParser>();
        services.TryAddSingleton<TokenMemory>();
        services.TryAddSingleton<BearerChecks>();
        services.TryAddScoped(provider => new CurrentUser(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<ILoginUserStore>()));

        services.AddPages();

        // The only scheme is the default one; an application with schemes of its own names the one it wants.
        services.AddAuthentication().AddJwtBearer(BearerScheme.Name, _ => { });
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("jwtmongosms");
        return services;
    }
}
