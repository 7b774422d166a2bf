using JwtMongoSms.AspNetCore.Html;
using JwtMongoSms.AspNetCore.Pages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>A form with one button that signs the person out, here or everywhere: for an application's own pages. Ask for it as a parameter of an endpoint.</summary>
public sealed class SignOutButton
{
    private readonly PageParts parts;
    private readonly LoginOptions options;

    internal SignOutButton(PageParts parts, IOptions<LoginOptions> options)
    {
        this.parts = parts;
        this.options = options.Value;
    }

    /// <summary>Writes a form that signs the person out on this device. Its token belongs to the browser that asks, so it is written anew for each request.</summary>
    /// <param name="http">The request whose answer the form becomes part of; a cookie is added to it.</param>
    /// <param name="text">What is written on it; without one, "Sign out" in the language of the request.</param>
    /// <returns>HTML.</returns>
    /// <exception cref="InvalidOperationException">The pages aren't mapped.</exception>
    public HtmlString Render(HttpContext http, string? text = null) => Render(http, text, "signed-in.submit", more: null);

    /// <summary>Writes a form that ends all of the person's sessions, this one among them, and takes the cookies away.</summary>
    /// <param name="http">The request whose answer the form becomes part of; a cookie is added to it.</param>
    /// <param name="text">What is written on it; without one, "Sign out everywhere" in the language of the request.</param>
    /// <returns>HTML.</returns>
    /// <exception cref="InvalidOperationException">The pages aren't mapped.</exception>
    public HtmlString RenderEverywhere(HttpContext http, string? text = null)
        => Render(http, text, "sign-out.everywhere", PageParts.Hidden(SignOutStep.Everywhere, "true"));

    private HtmlString Render(HttpContext http, string? text, string defaultText, Markup? more)
    {
        var page = new PageRequest(http, options.Language);
        var form = Markup.Of($"""<form method="post" action="{parts.PathOf(page, PagePaths.SignOut)}">{parts.Guard(page)}{more}<button>{text ?? page.Texts[defaultText]}</button></form>""");
        return new HtmlString(form.ToHtml());
    }
}
