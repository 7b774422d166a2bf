using JwtMongoSms.AspNetCore.Html.Internal;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>The first page: which number?</summary>
internal sealed class NumberView(PageParts parts, PageLayout layout, CountryList countries)
{
    private const string Preview = "jms-preview";

    public PageResult Show(PageRequest page, string typed, string? country, PageError? error = null)
    {
        var texts = page.Texts;
        var preview = Markup.Sentence(texts["number.preview"], Markup.Of($"""<bdi class="jms-number" dir="ltr"></bdi>"""));
        return layout.Show(page, texts["number.title"], Markup.Of($"""
            <h1>{texts["number.title"]}</h1>
            <p class="jms-lead">{texts["number.lead"]}</p>
            {(IsOfTheField(error) ? null : PageParts.PageWideError(page, error))}
            <form method="post" action="{parts.PathOf(page, PagePaths.SignIn)}" novalidate data-jms-form="number" data-jms-preview="{parts.PathOf(page, PagePaths.Preview)}">
            {parts.Guard(page)}
            <div class="jms-field">
            <label for="jms-country">{texts["number.country"]}</label>
            <select id="jms-country" name="country">{Options(page, country)}</select>
            </div>
            <div class="jms-field">
            <label for="jms-phone">{texts["number.phone"]}</label>
            {(IsOfTheField(error) ? PageParts.FieldError(page, error) : null)}
            <input id="jms-phone" name="phoneNumber" type="tel" inputmode="tel" autocomplete="tel" dir="ltr" value="{typed}"{Focus(error)}{PageParts.FieldState(IsOfTheField(error) ? error : null, Preview)}>
            <p class="jms-hint" id="{Preview}" aria-live="polite"><span hidden>{preview}</span></p>
            </div>
            <button class="jms-main">{texts["number.submit"]}</button>
            </form>
            """), error);
    }

    private static bool IsOfTheField(PageError? error) => error?.Name is "phone_invalid" or "phone_country_blocked";

    // An error beside the field has the focus itself.
    private static Markup? Focus(PageError? error) => error is null || IsOfTheField(error) ? Markup.Raw(" autofocus") : null;

    private Markup Options(PageRequest page, string? chosen)
    {
        var options = countries.In(page.Texts).Select(country => Markup.Of(
            $"""<option value="{country.Region}"{(country.Region == chosen ? Markup.Raw(" selected") : null)}>{country.Name} {"\u2066"}(+{country.CallingCode}){"\u2069"}</option>"""));
        return $"""{Markup.If(chosen is null, $"""<option value="" selected>{page.Texts["number.country.none"]}</option>""")}{options}""";
    }
}
