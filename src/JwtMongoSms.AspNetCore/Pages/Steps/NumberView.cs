using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>The page that asks for a phone number.</summary>
internal sealed class NumberView(
    PagePaths paths,
    PageLayout layout,
    PageAntiforgery antiforgery,
    CountryList countries,
    TermsLine terms,
    IOptions<CodeOptions> codes)
{
    private const string PreviewId = "jms-preview";

    public PageResult Show(PageRequest page, string typed, string? country, PageError? error = null)
    {
        var (texts, isForField) = (page.Texts, error?.Kind is SignInErrorKind.InvalidPhoneNumber);
        var attributes = Markup.From($"""
            {Markup.If(error is null || isForField, $" autofocus")}{PageParts.FieldState(isForField ? error : null, PreviewId)}
            """);
        var data = Markup.From($"""
            data-jms-form="number" data-jms-preview="{paths.To(page, PagePaths.Preview)}"
            """);
        var preview = Markup.Sentence(texts["number.preview"], Markup.From($"""<bdi class="jms-number" dir="ltr"></bdi>"""));
        return layout.Show(page, texts["number.title"], Markup.From($"""
            <h1>{texts["number.title"]}</h1>
            <p class="jms-lead">{texts.Format("number.lead", codes.Value.Length)}</p>
            {(isForField ? null : PageParts.PageWideError(page, error))}
            <form method="post" action="{paths.To(page, PagePaths.SignIn)}" novalidate {data}>
            {antiforgery.GetField(page.HttpContext)}
            <div class="jms-field">
            <label for="jms-country">{texts["number.country"]}</label>
            <select id="jms-country" name="country">{CountryOptions(page, country)}</select>
            </div>
            <div class="jms-field">
            <label for="jms-phone">{texts["number.phone"]}</label>
            {(isForField ? PageParts.FieldError(page, error) : null)}
            <input id="jms-phone" name="phoneNumber" type="tel" inputmode="tel" autocomplete="tel" dir="ltr" value="{typed}"{attributes}>
            <p class="jms-hint" id="{PreviewId}" aria-live="polite"><span hidden>{preview}</span></p>
            </div>
            <button class="jms-main">{texts["number.submit"]}</button>
            {terms.Show(page)}
            </form>
            """), error);
    }

    private Markup CountryOptions(PageRequest page, string? selected)
    {
        var options = countries.In(page.Texts).Select(country => CountryOption(country, country.Region == selected));
        return $"""{Markup.If(selected is null, $"""<option value="" selected>{page.Texts["number.country.none"]}</option>""")}{options}""";
    }

    // The calling code reads from left to right on a page from right to left too.
    private static Markup CountryOption(Country country, bool isSelected)
    {
        var callingCode = Markup.From($"\u2066(+{country.CallingCode})\u2069");
        return $"""<option value="{country.Region}"{Markup.If(isSelected, $" selected")}>{country.Name} {callingCode}</option>""";
    }
}
