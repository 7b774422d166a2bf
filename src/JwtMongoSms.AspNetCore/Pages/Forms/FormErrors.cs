using System.Text.Json;
using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Forms;

/// <summary>
/// Shows the error of a form on the page that the browser is redirected to, so that a reload posts nothing. A cookie carries the error;
/// the address holds its time alone, by which no other tab takes it for its own.
/// </summary>
internal sealed class FormErrors(
    HostCookies cookies, PageAntiforgery antiforgery, PageProtector protector, PagePaths paths, TimeProvider timeProvider)
{
    private const string CookieName = "jms-error";

    // Browsers drop cookies of more than 4,096 bytes.
    private const int MaxTypedLength = 200;
    private const int MaxMessageLength = 400;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // A page that is restored later, after its cookies have expired, must not say that the browser keeps none.
    private static readonly TimeSpan MaxRedirectTime = TimeSpan.FromMinutes(1);

    private long Now => timeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Redirects to a page that shows the error, and in its field what was typed.</summary>
    public SeeOther Redirect(PageRequest page, string name, PageError error, string? typed = null, string? country = null)
    {
        var carried = error with { Message = Cut(error.Message, MaxMessageLength) };
        var failed = new FormError(Now, carried, Cut(typed, MaxTypedLength), country);
        Write(page.HttpContext, failed);
        return SeeOther.To(paths.ToError(page, name, failed.At));
    }

    /// <summary>Takes the error that the address of this page names; a reload finds only what was typed.</summary>
    public FormError? Take(PageRequest page)
    {
        if (page.FailedAt is not { } at)
            return null;

        if (FormError.Unprotect(protector, cookies.Read(page.HttpContext, CookieName)) is not { } failed)
            return IsWithoutCookies(page, at) ? new FormError(at, PageError.CookiesOff, null, null) : null;

        if (failed.At != at)
            return null;

        if (failed.Error is not null)
            Write(page.HttpContext, failed with { Error = null });

        return failed with { Error = failed.Error is { } error ? error with { Status = StatusCodes.Status200OK } : null };
    }

    // The response that led here has just written a cookie, and none came back.
    private bool IsWithoutCookies(PageRequest page, long at)
        => !cookies.Exists(page.HttpContext, CookieName)
        && !antiforgery.HasCookie(page.HttpContext)
        && Math.Abs(Now - at) <= MaxRedirectTime.TotalMilliseconds;

    private void Write(HttpContext http, FormError error) => cookies.Write(http, CookieName, error.Protect(protector), Lifetime);

    private static string? Cut(string? text, int maxLength) => text?.Length > maxLength ? text[..maxLength] : text;
}

/// <summary>An error of a form, and what the user had typed.</summary>
/// <param name="At">When it failed, in Unix milliseconds.</param>
/// <param name="Error"><see langword="null"/> once it was shown.</param>
/// <param name="Typed">The phone number as typed; <see langword="null"/> when it is not kept.</param>
/// <param name="Country">The country that was selected.</param>
internal sealed record FormError(long At, PageError? Error, string? Typed, string? Country)
{
    private const string Purpose = "error";

    public string Protect(PageProtector protector)
        => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(this, FormErrorJson.Relaxed.FormError), Purpose);

    /// <returns><see langword="null"/> for a text that is no protected error of ours.</returns>
    public static FormError? Unprotect(PageProtector protector, string? text)
        => protector.Unprotect(text, Purpose) is { } json ? JsonSerializer.Deserialize(json, FormErrorJson.Default.FormError) : null;

    // A record would print its members, and with them the number.
    public override string ToString() => nameof(FormError);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FormError))]
internal sealed partial class FormErrorJson : JsonSerializerContext
{
    // Lazy: the generated part has static members too, in no order that is known.
    public static FormErrorJson Relaxed
        => field ??= new FormErrorJson(new JsonSerializerOptions(Default.Options) { Encoder = Responses.Encoder });
}
