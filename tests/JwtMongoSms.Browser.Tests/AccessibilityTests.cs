using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>For everybody: checks 18 and 19.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly (string, string)[] Terms = [("Page:TermsLink", "/terms"), ("Page:PrivacyLink", "https://example.com/privacy")];

    [Theory]
    [InlineData(ColorScheme.Light, "en-GB")]
    [InlineData(ColorScheme.Dark, "en-GB")]
    [InlineData(ColorScheme.Light, "ar-EG")]
    [InlineData(ColorScheme.Dark, "ar-EG")]
    public async Task Axe_finds_nothing_on_any_page_in_any_state(ColorScheme colors, string locale)
    {
        await using var site = await SignInSite.StartAsync(chromium, Terms);
        var visitor = await site.VisitAsync(options => (options.ColorScheme, options.Locale) = (colors, locale));
        await EachStateAsync(visitor, visitor.Page.MustPassAxeAsync);
    }

    [Fact]
    public async Task Everything_one_can_touch_has_24_pixels_and_nothing_runs_out_at_320()
    {
        await using var site = await SignInSite.StartAsync(chromium, Terms);
        var visitor = await site.VisitAsync(options => options.ViewportSize = new() { Width = 320, Height = 640 });
        await EachStateAsync(
            visitor, state => visitor.Page.MustFitAsync(state, "a:visible, button:visible, input:visible, select:visible"));
    }

    // WCAG 2.2, 1.4.4 and 1.4.10.
    [Theory]
    [InlineData("en-GB")]
    [InlineData("ar-EG")]
    public async Task Text_of_twice_the_size_makes_nothing_scroll_sideways_at_360(string locale)
    {
        await using var site = await SignInSite.StartAsync(chromium, [("AppName", "Phonesigninapplication"), .. Terms]);
        var visitor = await site.VisitAsync(options => options.Locale = locale);
        await visitor.Page.AddInitScriptAsync(
            "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')");
        await visitor.Page.ReloadAsync();
        await EachStateAsync(visitor, state => visitor.Page.MustScrollOnlyDownAsync(state));
        foreach (var path in new[] { "/", "/sessions" })
        {
            await visitor.Page.GotoAsync(path);
            await visitor.Page.MustScrollOnlyDownAsync(path);
        }
    }

    [Fact]
    public async Task Dark_and_light_are_two_sets_of_colours_and_motion_stops_for_those_who_want_none()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var paper = new HashSet<string>();
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var visitor = await site.VisitAsync(options => (options.ColorScheme, options.ReducedMotion) = (colors, ReducedMotion.Reduce));
            paper.Add(await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            Assert.Equal("0s", await visitor.Main.EvaluateAsync<string>("e => getComputedStyle(e).transitionDuration"));
        }

        Assert.Equal(2, paper.Count);
    }

    [Fact]
    public async Task In_forced_colours_what_can_be_pressed_has_an_edge()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.ForcedColors = ForcedColors.Active);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        Assert.Equal(
            "1px solid",
            await visitor.Main.EvaluateAsync<string>("e => `${getComputedStyle(e).borderTopWidth} ${getComputedStyle(e).borderTopStyle}`"));
        Assert.NotEqual(
            await visitor.Main.EvaluateAsync<string>("e => getComputedStyle(e).borderTopColor"),
            await visitor.Main.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.Keyboard.TypeAsync("+447400123456");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Main.EvaluateAsync<bool>("e => document.activeElement === e"));
        Assert.NotEqual("none", await visitor.Main.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Code.WaitForAsync();
        await visitor.Page.Keyboard.TypeAsync(await visitor.ReadCodeAsync());
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.MustBeSignedInAsync();
    }

    private static async Task EachStateAsync(Visitor visitor, Func<string, Task> checkAsync)
    {
        await checkAsync("the number");
        await visitor.Number.FillAsync("12");
        await visitor.Main.ClickAsync();
        await visitor.Error.WaitForAsync();
        await checkAsync("a wrong number");
        await visitor.AskForCodeAsync();
        await checkAsync("the code");
        var code = await visitor.ReadCodeAsync();
        await visitor.TypeCodeAsync(code == "000000" ? "000001" : "000000");
        await visitor.Error.WaitForAsync();
        await checkAsync("a wrong code");
        await visitor.TypeCodeAsync(code);
        await visitor.MustBeSignedInAsync();
        await visitor.Page.GotoAsync("/sign-in");
        await checkAsync("signed in");
        await visitor.Page.GotoAsync("/sign-out");
        await checkAsync("signing out");
    }
}
