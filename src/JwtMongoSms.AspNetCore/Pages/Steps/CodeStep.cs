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

        try
        {
            return await ShowAsync(page, flow);
        }
        catch (StoreException exception)
        {
            return ShowUnavailable(page, flow, exception);
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

        try
        {
            if (antiforgery.FindError(page.HttpContext, form) is { } error)
                return await ShowAsync(page, flow, error);

            return isResend ? await ResendAsync(page, flow) : await VerifyAsync(page, flow, form["code"]);
        }
        catch (StoreException exception)
        {
            return ShowUnavailable(page, flow, exception);
        }
    }

    private async Task<IResult> VerifyAsync(PageRequest page, PageFlow flow, string typed)
    {
        var result = await signIn.VerifyCodeAsync(flow.ChallengeId, typed, RequestDevice.NameOf(page.HttpContext.Request), page.Aborted);
        if (!result.Succeeded)
            return await RejectAsync(page, flow, result);

        cookies.Write(page.HttpContext, issuer.Issue(result.Value.Session.Session, result.Value.Claims), result.Value.Session);
        flows.Remove(page.HttpContext);
        return SeeOther.To(paths.Destination(page));
    }

    private async Task<IResult> ResendAsync(PageRequest page, PageFlow flow)
    {
        if (!ChallengeId.TryParse(flow.ChallengeId, out var id))
            return Restart(page);

        var result = await signIn.ResendCodeAsync(id, DeliveryChannel.Sms, page.Aborted);
        return result.Succeeded ? SeeOther.To(paths.ToSentCode(page)) : await ShowAsync(page, flow, CreateError(flow, result));
    }

    private async Task<IResult> RejectAsync(PageRequest page, PageFlow flow, SignInResult<SignedIn> result)
    {
        // After a second click on the button the browser drops the response to the first, which has signed the user in.
        if (result.Error == SignInError.CodeExpired && (await RequestUser.AuthenticateAsync(page.HttpContext)).IsSignedIn)
            return SeeOther.To(paths.Destination(page));

        return await ShowAsync(page, flow, CreateError(flow, result));
    }

    private PageError CreateError(PageFlow flow, SignInResult<SignedIn> result)
    {
        var error = PageError.From(result);
        if (result.Error == SignInError.CodeMalformed)
            return error with { Values = [options.Value.Length] };
        if (result.Error == SignInError.CodeExpired && IsLate(flow))
            return PageError.CodeLate;

        return result.AttemptsLeft switch
        {
            0 => PageError.NoAttemptLeft,
            1 => PageError.LastAttempt,
            { } attemptsLeft => error with { Values = [attemptsLeft] },
            null => error,
        };
    }

    private PageError CreateError(PageFlow flow, SignInResult<SentCode> result)
    {
        var seconds = result.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : 0;
        return result.Error == SignInError.CodeExpired && IsLate(flow)
            ? PageError.CodeLate
            : PageError.From(result) with { Values = [seconds] };
    }

    private PageResult ShowUnavailable(PageRequest page, PageFlow flow, StoreException exception)
    {
        Log.StoreFailed(logger, exception);
        return view.Show(page, flow, status: null, PageError.From(exception));
    }

    private async Task<IResult> ShowAsync(PageRequest page, PageFlow flow, PageError? error = null)
        => view.Show(page, flow, await GetStatusAsync(flow, page.Aborted), error);

    private async Task<DeliveryStatus?> GetStatusAsync(PageFlow flow, CancellationToken cancellationToken)
        => ChallengeId.TryParse(flow.ChallengeId, out var id) ? await signIn.GetStatusAsync(id, cancellationToken) : null;

    private bool IsLate(PageFlow flow) => timeProvider.GetUtcNow().ToUnixTimeSeconds() >= flow.ExpiresAtSeconds;

    private SeeOther Restart(PageRequest page) => SeeOther.To(paths.To(page, PagePaths.SignIn));
}
