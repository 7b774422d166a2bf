using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Asks a user whether to sign out.</summary>
internal sealed class SignOutView(PagePaths paths, PageLayout layout, PageAntiforgery antiforgery)
{
    public PageResult Show(PageRequest page, bool isSignedIn, PageError? error = null)
    {
        var texts = page.Texts;
        return layout.Show(page, texts["sign-out.title"], Markup.From($"""
            <h1>{texts["sign-out.title"]}</h1>
            {PageParts.PageWideError(page, error)}
            {(isSignedIn ? Question(page) : Markup.From($"""<p class="jms-lead">{texts["sign-out.signed-out"]}</p>"""))}
            <p><a href="{paths.Destination(page)}">{texts["sign-out.back"]}</a></p>
            """), error);
    }

    /// <summary>Says that no user is signed in, where the application has no page to go back to.</summary>
    public PageResult ShowHome(PageRequest page)
    {
        var texts = page.Texts;
        return layout.Show(page, texts["sign-out.signed-out"], StatusCodes.Status404NotFound, Markup.From($"""
            <h1>{texts["sign-out.signed-out"]}</h1>
            <p><a class="jms-main" href="{paths.To(page, PagePaths.SignIn)}">{texts["number.title"]}</a></p>
            """));
    }

    private Markup Question(PageRequest page)
    {
        var button = Markup.From($"""<button class="jms-main">{page.Texts["sign-out.submit"]}</button>""");
        return $"""
            <p class="jms-lead">{page.Texts["sign-out.question"]}</p>
            <form method="post" action="{paths.To(page, PagePaths.SignOut)}">{antiforgery.GetField(page.HttpContext)}{button}</form>
            """;
    }
}
