using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>What a person sees at a glance.</summary>
public sealed class LooksTests(Chromium chromium)
{
    [Fact]
    public async Task The_codes_field_follows_the_sentence_above_it_whether_the_text_is_on_its_way_or_not()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var fieldAt = (await visitor.Code.BoundingBoxAsync())!.Y;
        await visitor.Page.GetByText("The text is on its way").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal(fieldAt, (await visitor.Code.BoundingBoxAsync())!.Y);

        var lead = (await visitor.Page.Locator(".jms-lead").BoundingBoxAsync())!;
        var label = (await visitor.Page.GetByText("Code", new() { Exact = true }).BoundingBoxAsync())!;
        Assert.InRange(label.Y - (lead.Y + lead.Height), 0, 32);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task The_samples_own_pages_look_like_the_sign_in_page(ColorScheme colors, int width)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(
            options => (options.ColorScheme, options.ViewportSize) = (colors, new() { Width = width, Height = 740 }));
        var looks = await LooksAsync(visitor);
        await visitor.Page.GotoAsync("/");
        Assert.Equal(looks, await LooksAsync(visitor));
        Assert.Equal("Sign in", await visitor.Page.Locator("a.jms-main").InnerTextAsync());

        await visitor.Page.GotoAsync("/sign-in");
        await visitor.SignInAsync();
        foreach (var path in new[] { "/", "/sessions" })
        {
            await visitor.Page.GotoAsync(path);
            Assert.Equal(looks, await LooksAsync(visitor));
        }
    }

    private static Task<string> LooksAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>(
        """
        JSON.stringify([
          ["body", "backgroundColor", "fontFamily", "fontSize", "color"], ["main", "width", "backgroundColor", "borderRadius"],
          [".jms-brand", "fontWeight", "color"], ["h1", "fontSize", "marginTop"], [".jms-lead", "color"]]
          .map(([element, ...names]) => names.map(name => getComputedStyle(document.querySelector(element))[name])))
        """);
}
