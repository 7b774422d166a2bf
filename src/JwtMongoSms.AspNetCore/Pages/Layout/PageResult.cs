using JwtMongoSms.AspNetCore.Pages.Html;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Writes a page, with the headers that keep it out of caches, frames and other sites' reach.</summary>
internal sealed class PageResult(Markup page, int status) : IResult
{
    // No inline script or style, nothing from other sites, no frame around the page.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // With "no-referrer" browsers would send "Origin: null" with our own forms.
        response.Headers["Referrer-Policy"] = "same-origin";
        await response.WriteAsync(page.ToHtml(), CancellationToken.None);
    }
}
