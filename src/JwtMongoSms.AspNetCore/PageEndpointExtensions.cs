using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Pages;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the sign-in page.</summary>
public static class PageEndpointExtensions
{
    /// <summary>
    /// Maps the sign-in page, the page for the code, the sign-out page, and their style and script. <c>/login</c> gives <c>/login</c>,
    /// <c>/login/code</c> and <c>/login/sign-out</c>; the default gives <c>/sign-in</c>, <c>/sign-in/code</c> and <c>/sign-out</c>.
    /// </summary>
    /// <param name="routes">The application, or a group of its routes.</param>
    /// <param name="path">Where the sign-in page is. It has no parameters.</param>
    /// <returns>A builder whose conventions, such as <c>RequireHost</c>, hold for every endpoint of the pages.</returns>
    /// <exception cref="ArgumentException">The path has a parameter.</exception>
    /// <exception cref="InvalidOperationException">
    /// The pages are mapped already or not registered, or <c>Tokens:Transport</c> is <c>Header</c>.
    /// </exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsPages(this IEndpointRouteBuilder routes, string path = PageEndpoints.DefaultPath)
    {
        ArgumentNullException.ThrowIfNull(path);
        MappedParts.Add(routes, "MapJwtMongoSmsPages()");
        var pages = routes.ServiceProvider.GetService<PageEndpoints>()
            ?? throw new InvalidOperationException(
                "The sign-in pages are not registered. Call AddPages() on the builder that AddJwtMongoSms() returns.");
        return pages.Map(routes, path);
    }
}
