using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Reads and writes cookies for this host alone, over https, out of reach of scripts.</summary>
internal sealed class HostCookies(IHostEnvironment environment)
{
    private const string HostPrefix = "__Host-";

    /// <summary>
    /// Reads the one cookie of exactly this name. The framework's collection ignores case, so a cookie that a subdomain may set, such as
    /// <c>__host-jms-access</c>, could stand in for ours.
    /// </summary>
    /// <returns><see langword="null"/> when there is none, or there are several: which of them is ours can't be told.</returns>
    public string? Read(HttpContext http, string name) => FindAll(http, name) is [var value] ? value : null;

    /// <summary>Whether the browser has at least one cookie of exactly this name.</summary>
    public bool Exists(HttpContext http, string name) => FindAll(http, name).Count > 0;

    /// <param name="http">The request.</param>
    /// <param name="name">The cookie's name without its prefix.</param>
    /// <param name="value">The cookie's value.</param>
    /// <param name="lifetime">How long the browser keeps it; without one, until it is closed.</param>
    public void Write(HttpContext http, string name, string value, TimeSpan? lifetime = null)
        => http.Response.Cookies.Append(Name(name, AreSecure(http)), value, Options(http, lifetime));

    public void Remove(HttpContext http, string name)
        => http.Response.Cookies.Delete(Name(name, AreSecure(http)), Options(http, lifetime: null));

    // RFC 6265 5.4: "name=value" pairs, a semicolon and a space between two. Our values need no decoding.
    private List<string> FindAll(HttpContext http, string name)
    {
        var start = Name(name, AreSecure(http)) + "=";
        return [.. http.Request.Headers.Cookie
            .SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries))
            .Where(pair => pair.StartsWith(start, StringComparison.Ordinal))
            .Select(pair => pair[start.Length..])];
    }

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
