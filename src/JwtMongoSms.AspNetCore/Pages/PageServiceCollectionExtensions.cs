using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using JwtMongoSms.AspNetCore.Pages.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>Registers the pages.</summary>
internal static class PageServiceCollectionExtensions
{
    public static IServiceCollection AddJwtMongoSmsPages(this IServiceCollection services)
    {
        services.TryAddSingleton<CountryList>();
        services.TryAddSingleton<PagePaths>();
        services.TryAddSingleton<PageAssets>();
        services.TryAddSingleton<PageLayout>();
        services.TryAddSingleton<ErrorView>();
        services.TryAddSingleton<PageProtector>();
        services.TryAddSingleton<PageAntiforgery>();
        services.TryAddSingleton<FlowCookie>();
        services.TryAddSingleton<NumberView>();
        services.TryAddSingleton<NumberStep>();
        services.TryAddSingleton<SignedInView>();
        services.TryAddSingleton<CodeView>();
        services.TryAddSingleton<CodeStep>();
        services.TryAddSingleton<SignOutView>();
        services.TryAddSingleton<SignOutStep>();
        services.TryAddSingleton<PageEndpoints>();
        services.TryAddSingleton<ISignInRedirect, SignInRedirect>();
        services.TryAddSingleton(CreateSignOutButton);
        return services;
    }

    // Its constructor is internal, which the container can't call.
    private static SignOutButton CreateSignOutButton(IServiceProvider provider) => new(
        provider.GetRequiredService<PagePaths>(),
        provider.GetRequiredService<PageAntiforgery>(),
        provider.GetRequiredService<IOptions<LoginOptions>>());
}
