using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>The pages' routes.</summary>
internal sealed class PageEndpoints(
    ErrorView errors,
    PageAssets assets,
    TokenSettings settings,
    PageLanguages languages,
    ILogger<PageEndpoints> logger)
{
    public const string DefaultPath = "/sign-in";

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string path)
    {
        Check(path);
        var pages = routes.MapGroup("");
        var signIn = pages.MapGroup(path);
        var signOutRoutes = path.Trim('/').Equals(DefaultPath[1..], StringComparison.OrdinalIgnoreCase) ? pages : signIn;

        Add(signIn.MapGetAndHead("", Show<NumberStep>((step, page) => step.ShowAsync(page))), PagePaths.SignIn);
        Add(signIn.MapPost("", Show<NumberStep>((step, page) => step.SubmitAsync(page))));
        Add(signIn.MapPost("/number", Respond<NumberStep>((step, http) => step.PreviewAsync(http))), PagePaths.Preview);
        Add(signIn.MapGetAndHead("/code", Show<CodeStep>((step, page) => step.ShowAsync(page))), PagePaths.Code);
        Add(signIn.MapPost("/code", Show<CodeStep>((step, page) => step.VerifyAsync(page))));
        Add(signIn.MapPost("/resend", Show<CodeStep>((step, page) => step.ResendAsync(page))), PagePaths.Resend);
        Add(signIn.MapPost("/delivery", Respond<CodeStep>((step, http) => step.FollowAsync(http))), PagePaths.Delivery);
        Add(signIn.MapGetAndHead("/page.css", assets.SendStyleAsync), PagePaths.Style);
        Add(signIn.MapGetAndHead("/page.js", assets.SendScriptAsync), PagePaths.Script);
        Add(signOutRoutes.MapGetAndHead("/sign-out", Show<SignOutStep>((step, page) => step.ShowAsync(page))), PagePaths.SignOut);
        Add(signOutRoutes.MapPost("/sign-out", Show<SignOutStep>((step, page) => step.SubmitAsync(page))));
        return pages;
    }

    private void Check(string path)
    {
        // A link to a page comes from any page of the application, which knows no value for a parameter.
        if (path.Contains('{', StringComparison.Ordinal))
            throw new ArgumentException($"The path of the sign-in page is \"{path}\"; it has no parameters.", nameof(path));

        if (!settings.TakesCookie)
            throw new InvalidOperationException(
                "JwtMongoSms:Tokens:Transport is Header, and the sign-in pages keep tokens in cookies. "
                + "Set it to Both or Cookie, or map no pages.");
    }

    // The user is not signed in here, whatever the application's fallback policy wants, and PageAntiforgery checks the forms.
    private static void Add(IEndpointConventionBuilder endpoint, string? name = null)
    {
        endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        if (name is not null)
            endpoint.WithName(name);
    }

    public RequestDelegate Show<TStep>(Func<TStep, PageRequest, Task<IResult>> show)
        where TStep : notnull
        => http => ShowAsync(new PageRequest(http, languages), show);

    private async Task ShowAsync<TStep>(PageRequest page, Func<TStep, PageRequest, Task<IResult>> show)
        where TStep : notnull
    {
        IResult result;
        try
        {
            result = await show(page.HttpContext.RequestServices.GetRequiredService<TStep>(), page);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            result = errors.Show(page, PageError.From(exception));
        }

        await result.ExecuteAsync(page.HttpContext);
    }

    private RequestDelegate Respond<TStep>(Func<TStep, HttpContext, Task<IResult>> respond)
        where TStep : notnull
        => http => RespondAsync(http, respond);

    private async Task RespondAsync<TStep>(HttpContext http, Func<TStep, HttpContext, Task<IResult>> respond)
        where TStep : notnull
    {
        http.Response.Headers.CacheControl = "no-store";
        IResult result;
        try
        {
            result = await respond(http.RequestServices.GetRequiredService<TStep>(), http);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            result = Problem.From(exception);
        }

        await result.ExecuteAsync(http);
    }
}
