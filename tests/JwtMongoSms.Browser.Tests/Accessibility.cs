using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>What every page must be for everybody.</summary>
internal static class Accessibility
{
    public static async Task MustPassAxeAsync(this IPage page, string state)
    {
        var found = await page.RunAxe();
        var violations = found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}");
        Assert.True(found.Violations.Length == 0, $"{state}: {string.Join("; ", violations)}");
    }

    /// <summary>Fails when something runs out at 320 pixels, or one of the targets is smaller than 24.</summary>
    public static async Task MustFitAsync(this IPage page, string state, string targets)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"), state);
        foreach (var target in await page.Locator(targets).AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            var html = await target.EvaluateAsync<string>("e => e.outerHTML");
            Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{state}: {html} is {box?.Width} by {box?.Height}");
        }
    }
}
