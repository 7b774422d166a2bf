using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Cookies.Internal;

/// <summary>How our cookies are named and kept: for this host, over https, and for no script.</summary>
internal sealed class OwnCookies(IHostEnvironment environment)
{
    private const string HostPrefix = "__Host-";

    /// <summary>Whether cookies are tied to https. Development on plain http alone is not; a server behind a proxy that ends TLS may not know that it is reached by https.</summary>
    public bool AreSecure(HttpContext http) => http.Request.IsHttps || !environment.IsDevelopment();

    // RFC 6265bis 4.1.3.2: neither a subdomain nor a machine on the same network can put a cookie with this prefix there.
    public static string Name(string name, bool secure) => secure ? HostPrefix + name : name;

    public string? Read(HttpContext http, string name) => http.Request.Cookies[Name(name, AreSecure(http))];

    /// <param name="http">The request.</param>
    /// <param name="name">The cookie's name without its prefix.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="lifetime">How long it is kept.</param>
    public void Write(HttpContext http, string name, string value, TimeSpan lifetime)
        => http.Response.Cookies.Append(Name(name, AreSecure(http)), value, Options(http, lifetime));

    public void Remove(HttpContext http, string name)
        => http.Response.Cookies.Delete(Name(name, AreSecure(http)), Options(http, lifetime: null));

    private CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = AreSecure(http),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
