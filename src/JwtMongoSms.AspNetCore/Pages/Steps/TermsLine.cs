using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Says which terms a user agrees to by asking for a code.</summary>
internal sealed class TermsLine(IOptions<PageOptions> options)
{
    private readonly PageOptions options = options.Value;

    /// <returns><see langword="null"/> when the application names none.</returns>
    public Markup? Show(PageRequest page)
    {
        var (terms, privacy) = (Link(page, options.TermsLink, "number.terms"), Link(page, options.PrivacyLink, "number.privacy"));
        return (terms ?? privacy) is not { } first ? null : Markup.From($"""
            <p class="jms-terms">{(privacy is null || terms is null
                ? Markup.Sentence(page.Texts["number.agree"], first)
                : Markup.Sentence(page.Texts["number.agree.both"], terms, privacy))}</p>
            """);
    }

    private static Markup? Link(PageRequest page, string? link, string text)
    {
        var address = link?[0] == '/' ? page.HttpContext.Request.PathBase + link : link;
        return address is null ? null : Markup.From($"""<a href="{address}">{page.Texts[text]}</a>""");
    }
}
