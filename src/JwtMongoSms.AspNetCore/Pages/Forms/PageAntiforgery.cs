using System.Buffers.Text;
using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Html;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>
/// Accepts a form only from the browser it was written for: a signed double-submit cookie. The cookie is random, and a hidden field holds
/// its bytes protected. Neither names a user, so a sign-in in one tab leaves the forms of other tabs valid.
/// </summary>
internal sealed class PageAntiforgery(HostCookies cookies, PageProtector protector, CookieRequests requests)
{
    private const string FieldName = "form";
    private const string CookieName = "jms-form";
    private const string Purpose = "form";
    private const int CookieBytes = 16;

    private static readonly object FieldKey = new();

    /// <summary>Gets the hidden field for every form of a response; a browser without the cookie gets one.</summary>
    public Markup GetField(HttpContext http)
    {
        if (http.Items[FieldKey] is Markup written)
            return written;

        // A shared cache would give one browser's form to others.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        var field = PageParts.HiddenField(FieldName, protector.Protect(ReadCookie(http) ?? WriteCookie(http), Purpose));
        http.Items[FieldKey] = field;
        return field;
    }

    /// <summary>Gets what is wrong with a posted form.</summary>
    /// <returns><see langword="null"/> when it was written for this browser.</returns>
    public PageError? FindError(HttpContext http, PageForm form)
    {
        var isOfThisBrowser = ReadCookie(http) is { } cookie
            && protector.Unprotect(form[FieldName], Purpose) is { } content
            && CryptographicOperations.FixedTimeEquals(content, cookie);
        return isOfThisBrowser ? null : PageError.FormStale;
    }

    /// <summary>Whether the browser has sent the cookie that every page with a form gives it.</summary>
    public bool HasCookie(HttpContext http) => cookies.Exists(http, CookieName);

    /// <summary>Whether another site may have sent a form, so that nothing of it may be shown or kept.</summary>
    public bool MayBeForeign(HttpContext http) => !requests.MayUseCookie(http.Request);

    private byte[]? ReadCookie(HttpContext http)
    {
        var bytes = new byte[CookieBytes];
        return CanonicalBase64Url.TryDecode(cookies.Read(http, CookieName), bytes, out var length) && length == CookieBytes ? bytes : null;
    }

    private byte[] WriteCookie(HttpContext http)
    {
        var bytes = RandomNumberGenerator.GetBytes(CookieBytes);
        cookies.Write(http, CookieName, Base64Url.EncodeToString(bytes));
        return bytes;
    }
}
