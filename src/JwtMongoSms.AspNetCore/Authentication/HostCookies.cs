using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Reads and writes cookies for this host alone, over https, out of reach of scripts.</summary>
internal sealed class HostCookies(IHostEnvironment environment)
{
    private const string HostPrefix = "__Host-";

    public string? Read(HttpContext http, string name) => http.Request.Cookies[Name(name, AreSecure(http))];

    /// <param name="http">The request.</param>
    /// <param name="name">The cookie's name without its prefix.</param>
    /// <param name="value">The cookie's value.</param>
    /// <param name="lifetime">How long the browser keeps it; without one, until it is closed.</param>
    public void Write(HttpContext http, string name, string value, TimeSpan? lifetime = null)
        => http.Response.Cookies.Append(Name(name, AreSecure(http)), value, Options(http, lifetime));

    public void Remove(HttpContext http, string name)
        => http.Response.Cookies.Delete(Name(name, AreSecure(http)), Options(http, lifetime: null));

    // Behind a proxy that ends TLS, a server sees http in Production too.
    private bool AreSecure(HttpContext http) => http.Request.IsHttps || !environment.IsDevelopment();

    // RFC 6265bis 4.1.3.2: neither a subdomain nor an attacker on the same network can set a cookie with this prefix.
    private static string Name(string name, bool secure) => secure ? HostPrefix + name : name;

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
