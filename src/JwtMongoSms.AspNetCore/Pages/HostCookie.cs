using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>
/// The cookie behind the forms. It is secure because we say so: the framework's own policy asks the request, which behind a proxy that ends TLS
/// does not know, and would refuse.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    public const string FormName = "jms-form";

    private readonly bool secure;

    public HostCookie(bool secure)
    {
        this.secure = secure;
        Name = SignInCookies.Name(FormName, secure);
        HttpOnly = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.None;
        IsEssential = true;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path = "/";
        options.Secure = secure;
        return options;
    }
}
