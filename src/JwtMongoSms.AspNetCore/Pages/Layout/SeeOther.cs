using Microsoft.AspNetCore.Http.Extensions;

namespace JwtMongoSms.AspNetCore.Pages.Layout;

/// <summary>Redirects from a posted form to the next page, so that going back or reloading posts nothing again (RFC 9110 15.4.4).</summary>
internal sealed class SeeOther(string path) : IResult
{
    public static SeeOther To(string path) => new(path);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;

        // Headers are ASCII; paths may hold letters of any script.
        httpContext.Response.Headers.Location = UriHelper.Encode(new Uri(path, UriKind.Relative));
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
