using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using Microsoft.AspNetCore.Html;

namespace JwtMongoSms;

/// <summary>Writes a form with one button that signs the user out, for the application's pages. Endpoints take it as a parameter.</summary>
public sealed class SignOutButton
{
    private readonly PagePaths paths;
    private readonly PageAntiforgery antiforgery;
    private readonly PageLanguages languages;

    internal SignOutButton(PagePaths paths, PageAntiforgery antiforgery, PageLanguages languages)
        => (this.paths, this.antiforgery, this.languages) = (paths, antiforgery, languages);

    /// <summary>Writes a form that signs the user out in this browser. No other browser can post it.</summary>
    /// <param name="http">The request. Its response gets a cookie, when the browser has none yet, and headers that forbid caching.</param>
    /// <param name="text">The button's text; by default "Sign out" in the language of the request.</param>
    /// <returns>HTML.</returns>
    /// <exception cref="InvalidOperationException">The pages aren't mapped.</exception>
    public HtmlString Render(HttpContext http, string? text = null) => Render(http, text, "signed-in.submit", more: null);

    /// <summary>Writes a form that ends all the user's sessions, this browser's too.</summary>
    /// <param name="http">The request. Its response gets a cookie, when the browser has none yet, and headers that forbid caching.</param>
    /// <param name="text">The button's text; by default "Sign out everywhere" in the language of the request.</param>
    /// <returns>HTML.</returns>
    /// <exception cref="InvalidOperationException">The pages aren't mapped.</exception>
    public HtmlString RenderEverywhere(HttpContext http, string? text = null)
        => Render(http, text, "sign-out.everywhere", PageParts.HiddenField(SignOutStep.Everywhere, "true"));

    private HtmlString Render(HttpContext http, string? text, string defaultText, Markup? more)
    {
        var page = new PageRequest(http, languages);
        var button = Markup.From($"<button>{text ?? page.Texts[defaultText]}</button>");
        var form = Markup.From($"""
            <form method="post" action="{paths.To(page, PagePaths.SignOut)}">{antiforgery.GetField(http)}{more}{button}</form>
            """);
        return new HtmlString(form.ToHtml());
    }
}
