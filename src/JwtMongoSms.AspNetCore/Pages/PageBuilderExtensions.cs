using JwtMongoSms;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using JwtMongoSms.AspNetCore.Pages.Texts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sign-in page.</summary>
public static class PageBuilderExtensions
{
    /// <summary>Adds the pages that people sign in and out on; <c>MapJwtMongoSmsPages()</c> maps them.</summary>
    public static JwtMongoSmsBuilder AddPages(this JwtMongoSmsBuilder builder)
    {
        builder.AddOptions<PageOptions, PageOptionsSetup>();
        AddViews(builder.Services);
        AddSteps(builder.Services);
        return builder;
    }

    private static void AddViews(IServiceCollection services)
    {
        services.TryAddSingleton<CountryList>();
        services.TryAddSingleton<PageLanguages>();
        services.TryAddSingleton<PagePaths>();
        services.TryAddSingleton<PageAssets>();
        services.TryAddSingleton<PageLayout>();
        services.TryAddSingleton<ErrorView>();
        services.TryAddSingleton<PageProtector>();
        services.TryAddSingleton<PageAntiforgery>();
        services.TryAddSingleton<FlowCookie>();
        services.TryAddSingleton<FormErrors>();
        services.TryAddSingleton<TermsLine>();
        services.TryAddSingleton<NumberView>();
        services.TryAddSingleton<SignedInView>();
        services.TryAddSingleton<CodeView>();
        services.TryAddSingleton<SignOutView>();
        services.TryAddSingleton<ForbiddenView>();
        services.TryAddSingleton<PageEndpoints>();
        services.TryAddSingleton<ISignInRedirect, SignInRedirect>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, HomeFallback>());

        // Its constructor is internal, which the container can't call.
        services.TryAddSingleton(provider => new SignOutButton(
            provider.GetRequiredService<PagePaths>(),
            provider.GetRequiredService<PageAntiforgery>(),
            provider.GetRequiredService<PageLanguages>()));
    }

    private static void AddSteps(IServiceCollection services)
    {
        services.TryAddScoped<NumberStep>();
        services.TryAddScoped<CodeStep>();
        services.TryAddScoped<SignOutStep>();
        services.TryAddScoped<HomeStep>();
    }
}
