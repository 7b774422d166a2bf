using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Tells a signed-in user who may not see a page of the application what can be done.</summary>
internal sealed class ForbiddenView(PagePaths paths, PageLayout layout, PageAntiforgery antiforgery)
{
    /// <param name="page">The request for the forbidden page.</param>
    /// <param name="phoneNumber">The user's; <see langword="null"/> when it can't be read.</param>
    /// <param name="signInPath">Leads to a sign-in with another number, and back.</param>
    public PageResult Show(PageRequest page, string? phoneNumber, string signInPath)
    {
        var texts = page.Texts;
        var signedInAs = phoneNumber is null
            ? null
            : Markup.Sentence(texts["signed-in.as"], Markup.Number(PhoneParser.Grouped(phoneNumber)));
        var button = Markup.From($"""<button class="jms-quiet">{texts["signed-in.submit"]}</button>""");
        return layout.Show(page, texts["forbidden.title"], StatusCodes.Status403Forbidden, Markup.From($"""
            <h1>{texts["forbidden.title"]}</h1>
            <p class="jms-lead">{signedInAs} {texts["forbidden.lead"]}</p>
            <p><a class="jms-main" href="{signInPath}">{texts["forbidden.other"]}</a></p>
            <form method="post" action="{paths.To(page, PagePaths.SignOut)}">{antiforgery.GetField(page.HttpContext)}{button}</form>
            <p><a href="{paths.Home(page.HttpContext)}">{texts["forbidden.home"]}</a></p>
            """));
    }
}
