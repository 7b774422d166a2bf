using System.Globalization;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>The page that asks for the code.</summary>
internal sealed class CodeView(
    PagePaths paths, PageLayout layout, PageAntiforgery antiforgery, PageProtector protector, IOptions<CodeOptions> options)
{
    private readonly int codeLength = options.Value.Length;

    public PageResult Show(PageRequest page, PageFlow flow, DeliveryStatus? status, PageError? error = null)
    {
        var texts = page.Texts;
        var rest = error?.ClosesNumber == true ? PageParts.PageWideError(page, error)
            : status is null && error?.Kind != SignInErrorKind.Unavailable ? EndedChallenge(page, flow, error)
            : OpenChallenge(page, flow, status, error);
        var lead = Markup.Sentence(texts["code.sent"], Markup.From($"{codeLength}"), Markup.Number(PhoneParser.Grouped(flow.PhoneNumber)));
        return layout.Show(page, texts["code.title"], Markup.From($"""
            <h1>{texts["code.title"]}</h1>
            <p class="jms-lead">{lead}
            <a href="{paths.To(page, PagePaths.SignIn)}">{texts["code.change"]}</a></p>
            {rest}
            """), error);
    }

    // One click sends a new code to the same number.
    private Markup EndedChallenge(PageRequest page, PageFlow flow, PageError? error)
    {
        var ended = Markup.From($"""<p class="jms-error" role="alert">{page.Texts["code.ended"]}</p>""");
        var phoneNumber = PageParts.HiddenField("phoneNumber", flow.Typed);
        var country = PageParts.HiddenField("country", flow.Country ?? "");
        return $"""
            {PageParts.PageWideError(page, error) ?? ended}
            <form method="post" action="{paths.To(page, PagePaths.SignIn)}">
            {antiforgery.GetField(page.HttpContext)}{phoneNumber}{country}
            <button class="jms-main">{page.Texts["code.new"]}</button>
            </form>
            """;
    }

    private Markup OpenChallenge(PageRequest page, PageFlow flow, DeliveryStatus? status, PageError? error)
    {
        var (texts, isForField) = (page.Texts, error?.Kind is SignInErrorKind.InvalidCode);
        var hidden = Markup.From($"""{antiforgery.GetField(page.HttpContext)}{PageParts.HiddenField("flow", flow.Protect(protector))}""");
        var data = Markup.From($"""
            data-jms-form="code" data-jms-digits="{codeLength}" data-jms-to="{flow.PhoneNumber}"
            """);
        return $"""
            {(isForField ? null : PageParts.PageWideError(page, error))}
            <form method="post" action="{paths.To(page, PagePaths.Code)}" novalidate {data}>
            {hidden}
            <div class="jms-field">
            <label for="jms-code">{texts["code.label"]}</label>
            {(isForField ? PageParts.FieldError(page, error) : null)}
            {CodeInput(isForField ? error : null, hasFocus: error is null || isForField)}
            {DeliveryNotice(page, status)}
            </div>
            <button class="jms-main">{texts["code.submit"]}</button>
            </form>
            <form method="post" action="{paths.To(page, PagePaths.Resend)}" class="jms-resend" data-jms-form="resend">
            {hidden}
            <button class="jms-quiet">{texts["resend.submit"]}</button>
            {Countdown(page, status)}
            </form>
            {Markup.If(page.IsSentAgain && error is null, $"""<p class="jms-hint" role="status">{texts["resend.sent"]}</p>""")}
            """;
    }

    private static Markup CodeInput(PageError? error, bool hasFocus)
    {
        var attributes = Markup.From($"""
            inputmode="numeric" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" dir="ltr"
            """);
        var state = Markup.From($"{Markup.If(hasFocus, $" autofocus")}{PageParts.FieldState(error)}");
        return $"""<input id="jms-code" class="jms-code" name="code" type="text" {attributes}{state}>""";
    }

    private Markup DeliveryNotice(PageRequest page, DeliveryStatus? status)
    {
        var texts = page.Texts;
        var (path, expires) = (paths.To(page, PagePaths.Delivery), Seconds(status?.ExpiresIn));
        var newCode = Markup.From($"""<a href="{paths.To(page, PagePaths.SignIn)}">{texts["code.new"]}</a>""");
        var notSending = Markup.If(status?.State != DeliveryState.Sending, $" hidden");
        var notUndelivered = Markup.If(status?.State != DeliveryState.Undelivered, $" hidden");
        return $"""
            <p class="jms-hint" role="status" data-jms-delivery="{path}" data-jms-expires="{expires}">
            <span data-jms-when="sending"{notSending}>{texts["code.sending"]}</span>
            <strong data-jms-when="undelivered"{notUndelivered}>{texts["code.undelivered"]}</strong>
            <strong data-jms-when="ended" hidden>{texts["code.ended"]} {newCode}</strong>
            </p>
            """;
    }

    // The seconds are for the eye; a screen reader announces only the start and the end.
    private static Markup Countdown(PageRequest page, DeliveryStatus? status)
    {
        var (texts, seconds) = (page.Texts, Seconds(status?.ResendIn));
        var (started, ready) = (texts.Format("resend.started", seconds), texts["resend.ready"]);
        return $"""
            <span class="jms-countdown" aria-hidden="true" data-jms-countdown="{seconds}" data-jms-text="{texts["resend.in"]}"></span>
            <span class="jms-spoken" aria-live="polite" data-jms-started="{started}" data-jms-ready="{ready}"></span>
            """;
    }

    private static string Seconds(TimeSpan? time)
        => Math.Ceiling((time ?? TimeSpan.Zero).TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
