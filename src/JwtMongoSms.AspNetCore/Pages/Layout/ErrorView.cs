using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>The page for an error that belongs to no form.</summary>
internal sealed class ErrorView(PagePaths paths, PageLayout layout)
{
    public PageResult Show(PageRequest page, PageError error) => layout.Show(page, page.Texts["error.title"], Markup.From($"""
        <h1>{page.Texts["error.title"]}</h1>
        {PageParts.PageWideError(page, error)}
        <p><a href="{paths.To(page, PagePaths.SignIn)}">{page.Texts["error.again"]}</a></p>
        """), error);
}
