using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Where the pages are: an application may have mapped them below a prefix, and be mounted below another.</summary>
internal sealed class PagePaths(LinkGenerator links)
{
    public const string SignIn = "JwtMongoSms.SignIn";
    public const string Code = "JwtMongoSms.SignInCode";
    public const string Resend = "JwtMongoSms.SignInResend";
    public const string Delivery = "JwtMongoSms.SignInDelivery";
    public const string Preview = "JwtMongoSms.SignInNumber";
    public const string SignOut = "JwtMongoSms.SignOut";
    public const string Style = "JwtMongoSms.SignInStyle";
    public const string Script = "JwtMongoSms.SignInScript";

    /// <summary>The question that asks for a sign-in of somebody who is signed in.</summary>
    public const string Again = "again";

    /// <summary>The path of a page, with the questions that go along from step to step.</summary>
    public string Of(PageRequest page, string name) => Of(page.HttpContext, name, page.ReturnUrl, page.AskedCulture, page.Again);

    public string Of(HttpContext http, string name, string? returnUrl = null, string? culture = null, bool again = false)
        => Find(http, name, returnUrl, culture, again) ?? throw new InvalidOperationException($"The page {name} isn't mapped.");

    /// <returns><see langword="null"/> when the application has no such page.</returns>
    public string? Find(HttpContext http, string name, string? returnUrl, string? culture, bool again)
        => links.GetPathByName(http, name) is { } path
            ? path + QueryString.Create(Questions(returnUrl, culture, again))
            : null;

    private static IEnumerable<KeyValuePair<string, string?>> Questions(string? returnUrl, string? culture, bool again)
    {
        if (returnUrl is not null)
            yield return new(ReturnPath.Name, returnUrl);
        if (culture is not null)
            yield return new("culture", culture);
        if (again)
            yield return new(Again, "true");
    }
}
