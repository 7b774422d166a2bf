using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>The pages' routes.</summary>
internal sealed class PageEndpoints(
    NumberStep number,
    CodeStep code,
    SignOutStep signOut,
    ErrorView errors,
    PageAssets assets,
    TokenSettings settings,
    IOptions<LoginOptions> options,
    ILogger<PageEndpoints> logger)
{
    public const string DefaultPath = "/sign-in";

    private string? mappedPath;

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, string path)
    {
        Claim(path);
        var pages = routes.MapGroup("");
        var signIn = pages.MapGroup(path);
        var signOutRoutes = path.Trim('/').Equals(DefaultPath[1..], StringComparison.OrdinalIgnoreCase) ? pages : signIn;

        Add(signIn.MapGet("", Show(number.ShowAsync)), PagePaths.SignIn);
        Add(signIn.MapPost("", Show(number.SubmitAsync)));
        Add(signIn.MapPost("/number", Respond(number.PreviewAsync)), PagePaths.Preview);
        Add(signIn.MapGet("/code", Show(code.ShowAsync)), PagePaths.Code);
        Add(signIn.MapPost("/code", Show(code.VerifyAsync)));
        Add(signIn.MapPost("/resend", Show(code.ResendAsync)), PagePaths.Resend);
        Add(signIn.MapPost("/delivery", Respond(code.FollowAsync)), PagePaths.Delivery);
        Add(signIn.MapGet("/page.css", assets.SendStyleAsync), PagePaths.Style);
        Add(signIn.MapGet("/page.js", assets.SendScriptAsync), PagePaths.Script);
        Add(signOutRoutes.MapGet("/sign-out", Show(signOut.ShowAsync)), PagePaths.SignOut);
        Add(signOutRoutes.MapPost("/sign-out", Show(signOut.SubmitAsync)));
        return pages;
    }

    private void Claim(string path)
    {
        // A link to a page comes from any page of the application, which knows no value for a parameter.
        if (path.Contains('{', StringComparison.Ordinal))
            throw new ArgumentException($"The path of the sign-in page is \"{path}\"; it has no parameters.", nameof(path));

        if (!settings.TakesCookie)
            throw new InvalidOperationException(
                "JwtMongoSms:Tokens:Transport is Header, and the sign-in pages keep tokens in cookies. "
                + "Set it to Both or Cookie, or map no pages.");

        if (mappedPath is not null)
            throw new InvalidOperationException(
                $"The sign-in pages are mapped twice, at \"{mappedPath}\" and at \"{path}\". MapJwtMongoSms() maps them too: "
                + "call MapJwtMongoSmsPages() once, or MapJwtMongoSms() alone.");

        mappedPath = path;
    }

    // The user is not signed in here, whatever the application's fallback policy wants, and PageAntiforgery checks the forms.
    private static void Add(IEndpointConventionBuilder endpoint, string? name = null)
    {
        endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        if (name is not null)
            endpoint.WithName(name);
    }

    private RequestDelegate Show(Func<PageRequest, Task<IResult>> step)
        => http => ShowAsync(new PageRequest(http, options.Value.Language), step);

    private async Task ShowAsync(PageRequest page, Func<PageRequest, Task<IResult>> step)
    {
        IResult result;
        try
        {
            result = await step(page);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            result = errors.Show(page, PageError.From(SignInError.StoreUnavailable));
        }

        await result.ExecuteAsync(page.HttpContext);
    }

    private RequestDelegate Respond(Func<HttpContext, Task<IResult>> step) => http => RespondAsync(http, step);

    private async Task RespondAsync(HttpContext http, Func<HttpContext, Task<IResult>> step)
    {
        http.Response.Headers.CacheControl = "no-store";
        IResult result;
        try
        {
            result = await step(http);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            result = new Problem(SignInError.StoreUnavailable);
        }

        await result.ExecuteAsync(http);
    }
}
