using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Tells a person's browser from a program or a script, which reads no page.</summary>
internal static class PageVisit
{
    /// <summary>Whether a browser asks for a page.</summary>
    public static bool Is(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && IsBrowsers(request);

    /// <summary>Whether a browser shows the response as a page, also that to a form.</summary>
    public static bool IsBrowsers(HttpRequest request)
        => !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(CookieRequests.Header)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
