using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Phones.Internal;
using JwtMongoSms.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The first step: a number is typed, a code is sent.</summary>
internal sealed class NumberStep(
    NumberView view,
    SignedInView signedIn,
    CountryList countries,
    FlowCookie flows,
    FormGuard guard,
    PagePaths paths,
    LoginService login,
    TimeProvider timeProvider,
    IOptions<LoginOptions> options,
    ILogger<NumberStep> logger)
{
    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (currentUser.IsSignedIn && !page.Again && await currentUser.GetAsync(page.Aborted) is { } user)
            return signedIn.Show(page, user.PhoneNumber.E164);

        // Whoever is signed in and can't be recognised just now is not to think otherwise.
        var error = BearerChecks.HasStoreFailed(page.HttpContext) ? PageError.Of(LoginError.StoreUnavailable) : null;
        var flow = flows.Read(page.HttpContext);
        return view.Show(page, flow?.Typed ?? "", flow is null ? countries.Guess(page.HttpContext.Request) : flow.Country, error);
    }

    public async Task<IResult> SubmitAsync(PageRequest page)
    {
        if (await PageForm.ReadAsync(page.HttpContext) is not { } form)
            return view.Show(page, "", countries.Guess(page.HttpContext.Request), PageError.Of(LoginError.RequestInvalid));

        var (typed, country) = (form["phoneNumber"], countries.Find(form["country"]));
        if (await guard.FindErrorAsync(page.HttpContext) is { } stale)
            return view.Show(page, typed, country, stale);

        try
        {
            return await SendAsync(page, typed, country);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return view.Show(page, typed, country, PageError.Of(LoginError.StoreUnavailable));
        }
    }

    /// <summary>Says which number would be texted, while it is typed.</summary>
    public async Task<IResult> PreviewAsync(HttpContext http)
    {
        var form = await PageForm.ReadAsync(http);
        var isNumber = PhoneNumber.TryParse(form?["phoneNumber"], countries.Find(form?["country"]), out var phoneNumber);
        var isTexted = isNumber && options.Value.Limits.FindError(phoneNumber!) is null;
        return TypedResults.Json(new NumberPreview(isTexted ? PhoneParser.Grouped(phoneNumber!.E164) : null), PageJson.Default.NumberPreview);
    }

    private async Task<IResult> SendAsync(PageRequest page, string typed, string? country)
    {
        if (!PhoneNumber.TryParse(typed, country, out var phoneNumber))
            return view.Show(page, typed, country, PageError.Of(LoginError.PhoneInvalid));

        var result = await login.SendCodeAsync(phoneNumber, DeliveryChannel.Sms, page.Texts.Language, page.Aborted);
        if (!result.Succeeded)
            return view.Show(page, typed, country, PageError.Of(result.Error));

        var end = (timeProvider.GetUtcNow() + result.ExpiresIn).ToUnixTimeSeconds();
        flows.Write(page.HttpContext, new PageFlow(result.ChallengeId.Value, phoneNumber.E164, typed, country, end));
        return SeeOther.To(paths.Of(page, PagePaths.Code));
    }
}
