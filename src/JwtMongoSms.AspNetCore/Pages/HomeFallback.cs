using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using Microsoft.AspNetCore.Hosting;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>
/// Shows a page of ours at <see cref="PageOptions.HomePath"/>, where browsers are led, when the application has none there. It stands last
/// in the pipeline, so it hides no endpoint, file or middleware of the application.
/// </summary>
internal sealed class HomeFallback(PageEndpoints pages, PagePaths paths) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var show = pages.Show<HomeStep>((step, page) => step.ShowAsync(page));
        app.Use(notFound => http => IsVisit(http) ? show(http) : notFound(http));
    };

    // An application that maps no pages leads no browser here.
    private bool IsVisit(HttpContext http)
        => paths.IsHome(http.Request)
        && http.GetEndpoint() is null
        && PageVisit.Is(http.Request)
        && paths.FindSignIn(http, returnUrl: null, again: false) is not null;
}
