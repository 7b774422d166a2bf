using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Takes the number page's place for a signed-in user.</summary>
internal sealed class SignedInView(PagePaths paths, PageLayout layout, PageAntiforgery antiforgery)
{
    public PageResult Show(PageRequest page, string phoneNumber)
    {
        var texts = page.Texts;
        var button = Markup.From($"""<button class="jms-quiet">{texts["signed-in.submit"]}</button>""");
        return layout.Show(page, texts["signed-in.title"], Markup.From($"""
            <h1>{texts["signed-in.title"]}</h1>
            <p class="jms-lead">{Markup.Sentence(texts["signed-in.as"], Markup.Number(PhoneParser.Grouped(phoneNumber)))}</p>
            <p><a class="jms-main" href="{paths.Destination(page)}">{texts["signed-in.continue"]}</a></p>
            <form method="post" action="{paths.To(page, PagePaths.SignOut)}">{antiforgery.GetField(page.HttpContext)}{button}</form>
            """));
    }
}
