using JwtMongoSms.AspNetCore.Html.Internal;
using JwtMongoSms.Phones.Internal;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>For whoever is signed in already, wants out, or has lost the way.</summary>
internal sealed class SignedInView(PageParts parts, PageLayout layout, IOptions<PageOptions> options)
{
    public PageResult Show(PageRequest page, string phoneNumber)
    {
        var texts = page.Texts;
        return layout.Show(page, texts["signed-in.title"], Markup.Of($"""
            <h1>{texts["signed-in.title"]}</h1>
            <p class="jms-lead">{Markup.Sentence(texts["signed-in.as"], Markup.Number(PhoneParser.Grouped(phoneNumber)))}</p>
            <p><a class="jms-main" href="{Home(page)}">{texts["signed-in.continue"]}</a></p>
            <form method="post" action="{parts.PathOf(page, PagePaths.SignOut)}">{parts.Guard(page)}<button class="jms-quiet">{texts["signed-in.submit"]}</button></form>
            """));
    }

    public PageResult AskToSignOut(PageRequest page, bool isSignedIn, PageError? error = null)
    {
        var texts = page.Texts;
        var question = isSignedIn || error is not null
            ? Markup.Of($"""
                <p class="jms-lead">{texts["sign-out.question"]}</p>
                <form method="post" action="{parts.PathOf(page, PagePaths.SignOut)}">{parts.Guard(page)}<button class="jms-main">{texts["sign-out.submit"]}</button></form>
                """)
            : Markup.Of($"""<p class="jms-lead">{texts["sign-out.nobody"]}</p>""");
        return layout.Show(page, texts["sign-out.title"], Markup.Of($"""
            <h1>{texts["sign-out.title"]}</h1>
            {PageParts.PageWideError(page, error)}
            {question}
            <p><a href="{Home(page)}">{texts["sign-out.back"]}</a></p>
            """), error);
    }

    /// <summary>A page for an error that no form stands beside.</summary>
    public PageResult Apologise(PageRequest page, PageError error) => layout.Show(page, page.Texts["error.title"], Markup.Of($"""
        <h1>{page.Texts["error.title"]}</h1>
        {PageParts.PageWideError(page, error)}
        <p><a href="{parts.PathOf(page, PagePaths.SignIn)}">{page.Texts["error.again"]}</a></p>
        """), error);

    /// <summary>Where the person goes from here.</summary>
    public string Home(PageRequest page) => page.ReturnUrl ?? page.HttpContext.Request.PathBase + options.Value.HomePath;
}
