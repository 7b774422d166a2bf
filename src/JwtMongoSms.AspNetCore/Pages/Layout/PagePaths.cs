using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Finds the paths of the pages by the names of their endpoints, wherever the application has mapped them.</summary>
internal sealed class PagePaths(LinkGenerator links, IOptions<PageOptions> options)
{
    public const string SignIn = "JwtMongoSms.Pages.SignIn";
    public const string Preview = "JwtMongoSms.Pages.Preview";
    public const string Code = "JwtMongoSms.Pages.Code";
    public const string Resend = "JwtMongoSms.Pages.Resend";
    public const string Delivery = "JwtMongoSms.Pages.Delivery";
    public const string SignOut = "JwtMongoSms.Pages.SignOut";
    public const string Style = "JwtMongoSms.Pages.Style";
    public const string Script = "JwtMongoSms.Pages.Script";

    public const string Culture = "culture";
    public const string Again = "again";
    public const string Sent = "sent";
    public const string SentAgain = "again";
    public const string FailedAt = "failed";

    /// <summary>Gets the path of a page, with the parameters that a browser keeps from step to step.</summary>
    public string To(PageRequest page, string name)
        => To(page.HttpContext, name) + CreateQuery(page.ReturnUrl, page.Culture, page.Again);

    /// <summary>Gets the path of the code's page after the code was sent again, which that page then says.</summary>
    public string ToSentCode(PageRequest page) => QueryHelpers.AddQueryString(To(page, Code), Sent, SentAgain);

    /// <summary>Gets the path of a page that shows the error of the form that failed at this time.</summary>
    public string ToError(PageRequest page, string name, long failedAt)
        => QueryHelpers.AddQueryString(To(page, name), FailedAt, failedAt.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="InvalidOperationException">The pages aren't mapped.</exception>
    public string To(HttpContext http, string name) => links.GetPathByName(http, name)
        ?? throw new InvalidOperationException($"The sign-in pages are not mapped: no endpoint is {name}. Call MapJwtMongoSmsPages().");

    /// <returns><see langword="null"/> when the pages aren't mapped.</returns>
    public string? FindSignIn(HttpContext http, string? returnUrl, bool again)
        => links.GetPathByName(http, SignIn) is { } path ? path + CreateQuery(returnUrl, culture: null, again) : null;

    /// <summary>Gets where the browser goes after it has signed in or out.</summary>
    public string Destination(PageRequest page) => page.ReturnUrl ?? Home(page.HttpContext);

    /// <summary>Gets the path of the application's own page for a browser that has none to go back to.</summary>
    public string Home(HttpContext http) => http.Request.PathBase + options.Value.HomePath;

    /// <summary>Whether a request is for that page.</summary>
    public bool IsHome(HttpRequest request) => request.Path.Equals(new PathString(options.Value.HomePath.Split('?', '#')[0]));

    private static QueryString CreateQuery(string? returnUrl, string? culture, bool again)
    {
        List<KeyValuePair<string, string?>> parameters = [];
        if (returnUrl is not null)
            parameters.Add(new(ReturnPath.Name, returnUrl));
        if (culture is not null)
            parameters.Add(new(Culture, culture));
        if (again)
            parameters.Add(new(Again, "true"));

        return QueryString.Create(parameters);
    }
}
