using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Delivery.Internal;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>A request for a page: its language, and where the person goes back to.</summary>
internal sealed class PageRequest
{
    public PageRequest(HttpContext http, string defaultLanguage)
    {
        HttpContext = http;
        AskedCulture = Languages.Find(http.Request.Query["culture"]);
        Texts = PageTexts.In(RequestCulture.Of(http.Request) ?? defaultLanguage);
        Again = http.Request.Query[PagePaths.Again] is ["true"];
        ReturnUrl = http.Request.Query[ReturnPath.Name] is [{ } returnUrl] ? ReturnPath.Parse(returnUrl) : null;
    }

    public HttpContext HttpContext { get; }

    public PageTexts Texts { get; }

    /// <summary>The language that <c>?culture=</c> asked for, which stays from step to step.</summary>
    public string? AskedCulture { get; }

    public string? ReturnUrl { get; }

    /// <summary>Whether whoever is signed in came to sign in once more.</summary>
    public bool Again { get; }

    public CancellationToken Aborted => HttpContext.RequestAborted;
}
