using System.Globalization;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>A request for a page: its language, and where the browser goes afterwards.</summary>
internal sealed class PageRequest
{
    public PageRequest(HttpContext http, PageLanguages languages)
    {
        HttpContext = http;
        Culture = languages.Find(http.Request.Query[PagePaths.Culture])?.Tag;
        Texts = languages.TextsFor(http.Request);
        Again = http.Request.Query[PagePaths.Again] is ["true"];
        IsSentAgain = http.Request.Query[PagePaths.Sent] is [PagePaths.SentAgain];
        FailedAt = ParseTime(http.Request.Query[PagePaths.FailedAt]);
        ReturnUrl = http.Request.Query[ReturnPath.Name] is [{ } returnUrl] ? ReturnPath.Parse(returnUrl) : null;
    }

    public HttpContext HttpContext { get; }

    public PageTexts Texts { get; }

    /// <summary>The language that <c>?culture=</c> chose; the links of the page keep it.</summary>
    public string? Culture { get; }

    public string? ReturnUrl { get; }

    /// <summary>Whether a signed-in user has to sign in again.</summary>
    public bool Again { get; }

    /// <summary>Whether the code was just sent again.</summary>
    public bool IsSentAgain { get; }

    /// <summary>Gets when the form failed whose error this page shows, in Unix milliseconds.</summary>
    public long? FailedAt { get; }

    public CancellationToken Aborted => HttpContext.RequestAborted;

    private static long? ParseTime(string? text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) ? time : null;
}
