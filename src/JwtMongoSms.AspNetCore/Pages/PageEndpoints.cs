using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The pages' routes.</summary>
internal sealed class PageEndpoints(
    NumberStep number, CodeStep code, SignOutStep signOut, SignedInView pages, PageAssets assets, IOptions<LoginOptions> options, ILogger<PageEndpoints> logger)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Page(routes.MapGet("/sign-in", Show(number.ShowAsync)), PagePaths.SignIn);
        Page(routes.MapPost("/sign-in", Show(number.SubmitAsync)));
        Page(routes.MapPost("/sign-in/number", Answer(number.PreviewAsync)), PagePaths.Preview);
        Page(routes.MapGet("/sign-in/code", Show(code.ShowAsync)), PagePaths.Code);
        Page(routes.MapPost("/sign-in/code", Show(code.VerifyAsync)));
        Page(routes.MapPost("/sign-in/resend", Show(code.ResendAsync)), PagePaths.Resend);
        Page(routes.MapPost("/sign-in/delivery", Answer(code.FollowAsync)), PagePaths.Delivery);
        Page(routes.MapGet("/sign-out", Show(signOut.ShowAsync)), PagePaths.SignOut);
        Page(routes.MapPost("/sign-out", Show(signOut.SubmitAsync)));
        Page(routes.MapGet("/sign-in/page.css", assets.SendStyleAsync), PagePaths.Style);
        Page(routes.MapGet("/sign-in/page.js", assets.SendScriptAsync), PagePaths.Script);
    }

    // Open in an application that wants everybody signed in; and each form is guarded by us, whatever the application does to its own.
    private static void Page(IEndpointConventionBuilder endpoint, string? name = null)
    {
        endpoint.AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        if (name is not null)
            endpoint.WithName(name);
    }

    private RequestDelegate Show(Func<PageRequest, Task<IResult>> step) => http => ShowAsync(new PageRequest(http, options.Value.Language), step);

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
            result = pages.Apologise(page, PageError.Of(LoginError.StoreUnavailable));
        }

        await result.ExecuteAsync(page.HttpContext);
    }

    private RequestDelegate Answer(Func<HttpContext, Task<IResult>> step) => http => AnswerAsync(http, step);

    private async Task AnswerAsync(HttpContext http, Func<HttpContext, Task<IResult>> step)
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
            result = new Problem(LoginError.StoreUnavailable);
        }

        await result.ExecuteAsync(http);
    }
}
