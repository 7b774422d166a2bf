using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>The first step: the user types a phone number, and a code is sent.</summary>
internal sealed class NumberStep(
    NumberView view,
    SignedInView signedIn,
    CountryList countries,
    FlowCookie flows,
    FormErrors errors,
    PageAntiforgery antiforgery,
    PagePaths paths,
    ISignInService signIn,
    TimeProvider timeProvider,
    IOptions<LimitOptions> limits,
    ILogger<NumberStep> logger)
{
    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var failed = errors.Take(page);
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (currentUser.IsSignedIn && !page.Again && failed?.Error is null && await currentUser.GetAsync(page.Aborted) is { } user)
            return signedIn.Show(page, user.PhoneNumber.E164);

        // A signed-in user whose session can't be checked must not read this as signed out.
        var error = JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception
            ? PageError.From(exception)
            : failed?.Error;
        if (failed?.Typed is { } typed)
            return view.Show(page, typed, failed.Country, error);

        var flow = flows.Read(page.HttpContext);
        return view.Show(page, flow?.Typed ?? "", flow is null ? countries.Guess(page.HttpContext.Request) : flow.Country, error);
    }

    public async Task<IResult> SubmitAsync(PageRequest page)
    {
        if (await PageForm.ReadAsync(page.HttpContext) is not { } form)
            return errors.Redirect(page, PagePaths.SignIn, PageError.From(SignInError.RequestInvalid));

        var (typed, country) = (form["phoneNumber"], countries.Find(form["country"]));
        if (antiforgery.FindError(page.HttpContext, form) is { } error)
            return antiforgery.MayBeForeign(page.HttpContext)
                ? errors.Redirect(page, PagePaths.SignIn, error)
                : Reject(page, typed, country, error);

        try
        {
            return await SendAsync(page, typed, country);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return Reject(page, typed, country, PageError.From(exception));
        }
    }

    /// <summary>Gets the number that would be texted, while the user types.</summary>
    public async Task<IResult> PreviewAsync(HttpContext http)
    {
        var form = await PageForm.ReadAsync(http);
        var isNumber = PhoneNumber.TryParse(form?["phoneNumber"], countries.Find(form?["country"]), out var phoneNumber);
        var isTexted = isNumber && limits.Value.FindError(phoneNumber!) is null;
        var preview = isTexted
            ? new NumberPreview(PhoneParser.Grouped(phoneNumber!.E164), phoneNumber.Country)
            : new NumberPreview(null, null);
        return TypedResults.Json(preview, StepJson.Default.NumberPreview);
    }

    private async Task<IResult> SendAsync(PageRequest page, string typed, string? country)
    {
        if (!PhoneNumber.TryParse(typed, country, out var phoneNumber))
            return Reject(page, typed, country, PageError.From(SignInError.PhoneInvalid));

        var result = await signIn.SendCodeAsync(
            phoneNumber, DeliveryChannel.Sms, page.HttpContext.GetSignInClient(), page.Texts.Language, page.Aborted);
        if (!result.Succeeded)
            return Reject(page, typed, country, PageError.From(result));

        var expiresAt = (timeProvider.GetUtcNow() + result.Value.ExpiresIn).ToUnixTimeSeconds();
        flows.Write(page.HttpContext, new PageFlow(result.Value.ChallengeId.Value, phoneNumber.E164, typed, country, expiresAt));
        return SeeOther.To(paths.To(page, PagePaths.Code));
    }

    private SeeOther Reject(PageRequest page, string typed, string? country, PageError error)
        => errors.Redirect(page, PagePaths.SignIn, error, typed, country);
}

/// <summary>The number that a text stands for, and its country; <see langword="null"/> when codes can't be sent to it.</summary>
internal sealed record NumberPreview(string? Number, string? Country)
{
    public override string ToString() => nameof(NumberPreview);
}
