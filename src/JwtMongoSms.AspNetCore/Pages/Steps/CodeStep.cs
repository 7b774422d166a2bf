using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>The second step: the user types the code, or has it sent again.</summary>
internal sealed class CodeStep(
    CodeView view,
    FlowCookie flows,
    FormErrors errors,
    PageAntiforgery antiforgery,
    PagePaths paths,
    ISignInService signIn,
    AccessTokenIssuer issuer,
    TokenCookies cookies,
    TimeProvider timeProvider,
    IOptions<CodeOptions> options,
    ILogger<CodeStep> logger)
{
    public async Task<IResult> ShowAsync(PageRequest page)
    {
        if (flows.Read(page.HttpContext) is not { } flow)
            return Restart(page);

        var error = errors.Take(page)?.Error;
        try
        {
            return view.Show(page, flow, await GetStatusAsync(flow, page.Aborted), error);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return view.Show(page, flow, status: null, PageError.From(exception));
        }
    }

    public Task<IResult> VerifyAsync(PageRequest page) => SubmitAsync(page, isResend: false);

    public Task<IResult> ResendAsync(PageRequest page) => SubmitAsync(page, isResend: true);

    /// <summary>Gets the state of the last message, for the waiting page.</summary>
    public async Task<IResult> FollowAsync(HttpContext http)
    {
        var flow = await PageForm.ReadAsync(http) is { } form ? flows.Read(http, form) : null;
        var status = flow is null ? null : await GetStatusAsync(flow, http.RequestAborted);
        return TypedResults.Json(DeliveryUpdate.From(status), StepJson.Default.DeliveryUpdate);
    }

    private async Task<IResult> SubmitAsync(PageRequest page, bool isResend)
    {
        if (await PageForm.ReadAsync(page.HttpContext) is not { } form || flows.Read(page.HttpContext, form) is not { } flow)
            return Restart(page);

        if (antiforgery.FindError(page.HttpContext, form) is { } error)
            return antiforgery.MayBeForeign(page.HttpContext)
                ? errors.Redirect(page, PagePaths.SignIn, error)
                : Reject(page, flow, error);

        try
        {
            return isResend ? await ResendAsync(page, flow) : await VerifyAsync(page, flow, form["code"]);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return Reject(page, flow, PageError.From(exception));
        }
    }

    private async Task<IResult> VerifyAsync(PageRequest page, PageFlow flow, string typed)
    {
        var result = await signIn.VerifyCodeAsync(flow.ChallengeId, typed, page.HttpContext.GetSignInClient(), page.Aborted);
        if (await HasSignedInAsync(page, result))
            return SeeOther.To(paths.Destination(page));
        if (!result.Succeeded)
            return Reject(page, flow, CreateCodeError(flow, result));

        cookies.Write(page.HttpContext, issuer.Issue(result.Value.Session.Session, result.Value.Claims), result.Value.Session);
        flows.Remove(page.HttpContext);
        return SeeOther.To(paths.Destination(page));
    }

    private async Task<IResult> ResendAsync(PageRequest page, PageFlow flow)
    {
        if (!ChallengeId.TryParse(flow.ChallengeId, out var id))
            return Restart(page);

        var result = await signIn.ResendCodeAsync(id, DeliveryChannel.Sms, page.HttpContext.GetSignInClient(), page.Aborted);
        if (!result.Succeeded)
            return Reject(page, flow, CreateError(flow, result));

        flows.Write(page.HttpContext, flow);
        return SeeOther.To(paths.ToSentCode(page));
    }

    // After a second click on the button the browser drops the response to the first, which has signed the user in.
    private static async Task<bool> HasSignedInAsync(PageRequest page, SignInResult<SignedIn> result)
        => result.Error == SignInError.CodeExpired && (await RequestUser.AuthenticateAsync(page.HttpContext)).IsSignedIn;

    // The page shows the flow of the form that failed, also when another tab has begun a newer one.
    private SeeOther Reject(PageRequest page, PageFlow flow, PageError error)
    {
        flows.Write(page.HttpContext, flow);
        return errors.Redirect(page, PagePaths.Code, error);
    }

    private PageError CreateCodeError(PageFlow flow, SignInResult<SignedIn> result)
    {
        if (result.Error == SignInError.CodeMalformed)
            return PageError.From(result) with { Value = options.Value.Length };

        return result.AttemptsLeft switch
        {
            0 => PageError.NoAttemptLeft,
            1 => PageError.LastAttempt,
            _ => CreateError(flow, result),
        };
    }

    private PageError CreateError<T>(PageFlow flow, SignInResult<T> result)
        where T : class
        => result.Error == SignInError.CodeExpired && IsLate(flow) ? PageError.CodeLate : PageError.From(result);

    private async Task<DeliveryStatus?> GetStatusAsync(PageFlow flow, CancellationToken cancellationToken)
        => ChallengeId.TryParse(flow.ChallengeId, out var id) ? await signIn.GetStatusAsync(id, cancellationToken) : null;

    private bool IsLate(PageFlow flow) => timeProvider.GetUtcNow().ToUnixTimeSeconds() >= flow.ExpiresAtSeconds;

    private SeeOther Restart(PageRequest page) => SeeOther.To(
        page.FailedAt is { } at ? paths.ToError(page, PagePaths.SignIn, at) : paths.To(page, PagePaths.SignIn));
}
