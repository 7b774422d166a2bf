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

    /// <summary>Fails when the page, or a field with something typed into it, holds more than it is wide.</summary>
    public static async Task MustScrollOnlyDownAsync(this IPage page, string state)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const code = document.querySelector("input[name=code]");
              if (code) code.value = "123456";
              const wide = [document.documentElement, ...document.querySelectorAll("body *")]
                .filter(each => each.clientWidth > 1 && each.scrollWidth > each.clientWidth)
                .map(each => `${each.outerHTML.slice(0, 200)} has ${each.scrollWidth} in ${each.clientWidth}`);
              if (code) code.value = "";
              return wide;
            }
            """);
        Assert.True(wide.Length == 0, $"{state}: {string.Join("; ", wide)}");
    }
}
