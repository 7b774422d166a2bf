using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Http;

/// <summary>
/// Tells a GET that a page of another site makes a browser send: cookies come along with it, and queries cost time and may do more than read. A POST
/// needs no such look, since JSON is sent across sites only after a preflight.
/// </summary>
internal static class ForeignRequests
{
    public const string Cure = $"A GET that a page of another site sends has the header {CookieRequests.Header}, whatever its value.";

    public static bool IsForeignGet(HttpRequest request)
        => HttpMethods.IsGet(request.Method)
        && !request.Headers.ContainsKey(CookieRequests.Header)
        && (request.Headers["Sec-Fetch-Site"] is not ([] or ["same-origin" or "none"]) || IsOfAnotherOrigin(request));

    private static bool IsOfAnotherOrigin(HttpRequest request)
        => request.Headers.Origin is not []
        && !string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
