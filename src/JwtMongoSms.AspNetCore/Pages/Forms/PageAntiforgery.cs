using JwtMongoSms.AspNetCore.Cookies.Internal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>
/// The framework's antiforgery for our forms, with keys of ours and apart from the application's own: what that configures for its pages changes
/// nothing here.
/// </summary>
internal sealed class FormGuard : IDisposable
{
    public const string Field = "form";

    private static readonly object TokenKey = new();

    private readonly OwnCookies cookies;
    private readonly ServiceProvider secure;
    private readonly ServiceProvider plain;

    public FormGuard(OwnCookies cookies, Seal seal, ILoggerFactory loggers)
    {
        this.cookies = cookies;
        secure = Services(new HostCookie(secure: true), seal, loggers);
        plain = Services(new HostCookie(secure: false), seal, loggers);
    }

    /// <summary>The token for the hidden field of all forms of one page; its other half goes into a cookie.</summary>
    public string TokenOf(HttpContext http)
    {
        // A second one would come with a cookie of its own, which makes the first stale.
        if (http.Items[TokenKey] is not string token)
            http.Items[TokenKey] = token = Of(http).GetAndStoreTokens(FormContext.Of(http)).RequestToken!;

        return token;
    }

    /// <summary>What is wrong with a form that was posted; <see langword="null"/> for one of ours.</summary>
    public async Task<PageError?> FindErrorAsync(HttpContext http)
    {
        if (await Of(http).IsRequestValidAsync(FormContext.Of(http)))
            return null;

        // The cookie came along with the form. A browser that doesn't send it keeps none.
        return cookies.Read(http, HostCookie.FormName) is null ? PageError.CookiesOff : PageError.FormStale;
    }

    public void Dispose()
    {
        secure.Dispose();
        plain.Dispose();
    }

    private IAntiforgery Of(HttpContext http) => (cookies.AreSecure(http) ? secure : plain).GetRequiredService<IAntiforgery>();

    private static ServiceProvider Services(HostCookie cookie, Seal seal, ILoggerFactory loggers) => new ServiceCollection()
        .AddSingleton(loggers)
        .AddLogging()
        .AddAntiforgery(options =>
        {
            options.Cookie = cookie;
            options.FormFieldName = Field;
            options.HeaderName = null;
            options.SuppressXFrameOptionsHeader = true;
        })
        .AddSingleton<IDataProtectionProvider>(new SealProvider(seal, "form"))
        .BuildServiceProvider();
}
