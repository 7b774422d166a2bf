using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Devices.Internal;
using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The second step: the code is typed in, or sent again.</summary>
internal sealed class CodeStep(
    CodeView view,
    SignedInView signedIn,
    FlowCookie flows,
    FormGuard guard,
    PagePaths paths,
    LoginService login,
    AccessTokenIssuer issuer,
    TokenCookies cookies,
    TimeProvider timeProvider,
    IOptions<LoginOptions> options,
    ILogger<CodeStep> logger)
{
    public async Task<IResult> ShowAsync(PageRequest page)
    {
        if (flows.Read(page.HttpContext) is not { } flow)
            return Begin(page);

        try
        {
            return await ShowAsync(page, flow);
        }
        catch (StoreException exception)
        {
            return Apologise(page, flow, exception);
        }
    }

    public Task<IResult> VerifyAsync(PageRequest page) => SubmitAsync(page, async (flow, form) =>
    {
        var code = TypedCode.Find(form["code"], options.Value.Codes.Length);
        var result = await login.VerifyCodeAsync(flow.ChallengeId, code, RequestDevice.NameOf(page.HttpContext.Request), page.Aborted);
        if (!result.Succeeded)
            return await RefuseAsync(page, flow, result);

        cookies.Write(page.HttpContext, issuer.Issue(result.Session.Session, result.SignIn.User), result.Session);
        flows.Remove(page.HttpContext);
        return SeeOther.To(signedIn.Home(page));
    });

    public Task<IResult> ResendAsync(PageRequest page) => SubmitAsync(page, async (flow, _) =>
    {
        if (!ChallengeId.TryParse(flow.ChallengeId, out var id))
            return Begin(page);

        var result = await login.SendCodeAsync(id, DeliveryChannel.Sms, page.Aborted);
        return result.Succeeded ? SeeOther.To(paths.Of(page, PagePaths.Code)) : await ShowAsync(page, flow, ErrorOf(flow, result));
    });

    public async Task<IResult> FollowAsync(HttpContext http)
    {
        var flow = await PageForm.ReadAsync(http) is { } form ? flows.Read(http, form) : null;
        var status = flow is null ? null : await StatusAsync(flow, http.RequestAborted);
        return TypedResults.Json(DeliveryNews.Of(status), PageJson.Default.DeliveryNews);
    }

    private async Task<IResult> SubmitAsync(PageRequest page, Func<PageFlow, PageForm, Task<IResult>> act)
    {
        if (await PageForm.ReadAsync(page.HttpContext) is not { } form || flows.Read(page.HttpContext, form) is not { } flow)
            return Begin(page);

        try
        {
            return await guard.FindErrorAsync(page.HttpContext) is { } stale ? await ShowAsync(page, flow, stale) : await act(flow, form);
        }
        catch (StoreException exception)
        {
            return Apologise(page, flow, exception);
        }
    }

    private PageResult Apologise(PageRequest page, PageFlow flow, StoreException exception)
    {
        Log.StoreFailed(logger, exception);
        return view.Show(page, flow, status: null, PageError.Of(LoginError.StoreUnavailable));
    }

    private async Task<IResult> RefuseAsync(PageRequest page, PageFlow flow, VerifyCodeResult result)
    {
        // A second click on the button: the first has signed the person in, and the answer to it was thrown away.
        if (result.Error == LoginError.CodeExpired && (await RequestUser.AuthenticateAsync(page.HttpContext)).IsSignedIn)
            return SeeOther.To(signedIn.Home(page));

        var error = PageError.Of(result.Error!);
        return await ShowAsync(page, flow, error.Name switch
        {
            "code_incorrect" when result.AttemptsLeft is 0 => PageError.Attempts,
            "code_incorrect" => error with { Values = [result.AttemptsLeft!] },
            "code_malformed" => error with { Values = [options.Value.Codes.Length] },
            "code_expired" when IsLate(flow) => PageError.Late,
            _ => error,
        });
    }

    private PageError ErrorOf(PageFlow flow, SendCodeResult result)
    {
        var wait = result.RetryAfter is { } time ? (int)Math.Ceiling(time.TotalSeconds) : 0;
        return result.Error == LoginError.CodeExpired && IsLate(flow)
            ? PageError.Late
            : PageError.Of(result.Error!) with { Values = [wait], RetryAfter = result.RetryAfter };
    }

    private async Task<IResult> ShowAsync(PageRequest page, PageFlow flow, PageError? error = null)
        => view.Show(page, flow, await StatusAsync(flow, page.Aborted), error);

    private async Task<DeliveryStatus?> StatusAsync(PageFlow flow, CancellationToken cancellationToken)
        => ChallengeId.TryParse(flow.ChallengeId, out var id) ? await login.GetStatusAsync(id, cancellationToken) : null;

    private bool IsLate(PageFlow flow) => timeProvider.GetUtcNow().ToUnixTimeSeconds() >= flow.ExpiresAtSeconds;

    private SeeOther Begin(PageRequest page) => SeeOther.To(paths.Of(page, PagePaths.SignIn));
}
