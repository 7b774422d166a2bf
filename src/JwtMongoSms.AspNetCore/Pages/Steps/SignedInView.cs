using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Takes the number page's place for a signed-in user.</summary>
internal sealed class SignedInView(PagePaths paths, PageLayout layout, PageAntiforgery antiforgery)
{
    /// <param name="page">The request.</param>
    /// <param name="phoneNumber">The user's.</param>
    /// <param name="isHome">Whether the page stands where the user would continue to.</param>
    public PageResult Show(PageRequest page, string phoneNumber, bool isHome = false)
    {
        var texts = page.Texts;
        var link = Markup.From($"""<p><a class="jms-main" href="{paths.Destination(page)}">{texts["signed-in.continue"]}</a></p>""");
        var button = Markup.From($"""<button class="jms-quiet">{texts["signed-in.submit"]}</button>""");
        return layout.Show(page, texts["signed-in.title"], Markup.From($"""
            <h1>{texts["signed-in.title"]}</h1>
            <p class="jms-lead">{Markup.Sentence(texts["signed-in.as"], Markup.Number(PhoneParser.Grouped(phoneNumber)))}</p>
            {Markup.If(!isHome, link)}
            <form method="post" action="{paths.To(page, PagePaths.SignOut)}">{antiforgery.GetField(page.HttpContext)}{button}</form>
            """));
    }
}
