using System.Globalization;
using JwtMongoSms.AspNetCore.Html.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Phones.Internal;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The second page: which code?</summary>
internal sealed class CodeView(PageParts parts, PageLayout layout, Seal seal, IOptions<LoginOptions> options)
{
    public PageResult Show(PageRequest page, PageFlow flow, DeliveryStatus? status, PageError? error = null)
    {
        var texts = page.Texts;
        return layout.Show(page, texts["code.title"], Markup.Of($"""
            <h1>{texts["code.title"]}</h1>
            <p class="jms-lead">{Markup.Sentence(texts["code.sent"], Markup.Of($"{options.Value.Codes.Length}"), Markup.Number(PhoneParser.Grouped(flow.PhoneNumber)))}
            <a href="{parts.PathOf(page, PagePaths.SignIn)}">{texts["code.change"]}</a></p>
            {(status is null && error?.Status != 503 ? Ended(page, flow, error) : Form(page, flow, status, error))}
            """), error);
    }

    // One click, and the next code goes to the same number.
    private Markup Ended(PageRequest page, PageFlow flow, PageError? error) => Markup.Of($"""
        {(error is null ? Markup.Of($"""<p class="jms-error" role="alert">{page.Texts["code.ended"]}</p>""") : PageParts.PageWideError(page, error))}
        <form method="post" action="{parts.PathOf(page, PagePaths.SignIn)}">
        {parts.Guard(page)}{PageParts.Hidden("phoneNumber", flow.Typed)}{PageParts.Hidden("country", flow.Country ?? "")}
        <button class="jms-main">{page.Texts["code.new"]}</button>
        </form>
        """);

    private Markup Form(PageRequest page, PageFlow flow, DeliveryStatus? status, PageError? error)
    {
        var (texts, ofTheField) = (page.Texts, error?.Name is "code_incorrect" or "code_malformed");
        var hidden = Markup.Of($"""{parts.Guard(page)}{PageParts.Hidden("flow", flow.Close(seal))}""");
        return Markup.Of($"""
            {(ofTheField ? null : PageParts.PageWideError(page, error))}
            {Delivery(page, status)}
            <form method="post" action="{parts.PathOf(page, PagePaths.Code)}" novalidate data-jms-form="code" data-jms-digits="{options.Value.Codes.Length}" data-jms-to="{flow.PhoneNumber}">
            {hidden}
            <div class="jms-field">
            <label for="jms-code">{texts["code.label"]}</label>
            {(ofTheField ? PageParts.FieldError(page, error) : null)}
            <input id="jms-code" class="jms-code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" dir="ltr"{(error is null || ofTheField ? Markup.Raw(" autofocus") : null)}{PageParts.FieldState(ofTheField ? error : null)}>
            </div>
            <button class="jms-main">{texts["code.submit"]}</button>
            </form>
            <form method="post" action="{parts.PathOf(page, PagePaths.Resend)}" class="jms-resend" data-jms-form="resend">
            {hidden}
            <button class="jms-quiet">{texts["resend.submit"]}</button>
            {Countdown(page, status)}
            </form>
            """);
    }

    private Markup Delivery(PageRequest page, DeliveryStatus? status)
    {
        var texts = page.Texts;
        return Markup.Of($"""
            <p class="jms-notice" role="status" data-jms-delivery="{parts.PathOf(page, PagePaths.Delivery)}" data-jms-expires="{Seconds(status?.ExpiresIn)}">
            <span data-jms-when="sending"{HiddenUnless(status?.State == DeliveryState.Sending)}>{texts["code.sending"]}</span>
            <strong data-jms-when="undelivered"{HiddenUnless(status?.State == DeliveryState.Undelivered)}>{texts["code.undelivered"]}</strong>
            <strong data-jms-when="ended" hidden>{texts["code.ended"]} <a href="{parts.PathOf(page, PagePaths.SignIn)}">{texts["code.new"]}</a></strong>
            </p>
            """);
    }

    // What counts down is seen; what is said aloud is said at its start and its end.
    private static Markup Countdown(PageRequest page, DeliveryStatus? status)
    {
        var (texts, seconds) = (page.Texts, Seconds(status?.ResendIn));
        return Markup.Of($"""
            <span class="jms-countdown" aria-hidden="true" data-jms-countdown="{seconds}" data-jms-text="{texts["resend.in"]}"></span>
            <span class="jms-spoken" aria-live="polite" data-jms-started="{texts.Format("resend.started", seconds)}" data-jms-ready="{texts["resend.ready"]}"></span>
            """);
    }

    private static Markup? HiddenUnless(bool condition) => condition ? null : Markup.Raw(" hidden");

    private static string Seconds(TimeSpan? time) => Math.Ceiling((time ?? TimeSpan.Zero).TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
