using JwtMongoSms.Login;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The pages as services.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.TryAddSingleton<Seal>();
        services.TryAddSingleton<FormGuard>();
        services.TryAddSingleton<FlowCookie>();
        services.TryAddSingleton<CountryList>();
        services.TryAddSingleton<PagePaths>();
        services.TryAddSingleton<PageAssets>();
        services.TryAddSingleton<PageLayout>();
        services.TryAddSingleton<PageParts>();
        services.TryAddSingleton<NumberView>();
        services.TryAddSingleton<CodeView>();
        services.TryAddSingleton<SignedInView>();
        services.TryAddSingleton<NumberStep>();
        services.TryAddSingleton<CodeStep>();
        services.TryAddSingleton<SignOutStep>();
        services.TryAddSingleton<PageEndpoints>();
        services.TryAddSingleton<PageChallenge>();
        services.TryAddSingleton(provider => new SignOutButton(provider.GetRequiredService<PageParts>(), provider.GetRequiredService<IOptions<LoginOptions>>()));
        return services;
    }
}
