using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>The dev phone for everybody.</summary>
public sealed class PhoneAccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_any_state(ColorScheme colors)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => (options.ColorScheme, options.ReducedMotion) = (colors, ReducedMotion.Reduce));
        await EachStateAsync(phone, phone.Page.MustPassAxeAsync);
    }

    [Fact]
    public async Task Everything_one_can_touch_has_24_pixels_and_nothing_runs_out_at_320()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.ViewportSize = new() { Width = 320, Height = 640 });

        // A box to tick is as large as its label.
        const string targets = ":is(a, button, input:not([type=checkbox]), select, label:has(input)):visible";
        await EachStateAsync(phone, state => phone.Page.MustFitAsync(state, targets));
    }

    [Fact]
    public async Task In_forced_colours_messages_and_what_can_be_pressed_have_edges()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.ForcedColors = ForcedColors.Active);
        await phone.TextCodeAsync(Phone.Ada, 111111);
        await Expect(phone.Code).ToHaveTextAsync("111111");
        Assert.True(await phone.Page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        foreach (var part in new[] { "#copy", "#fill", "#choose button", "#to", "#screen", ".message:not([hidden]) .body" })
        {
            Assert.Equal("1px", await StyleAsync(phone, part, "borderTopWidth"));
            Assert.Equal("solid", await StyleAsync(phone, part, "borderTopStyle"));
            Assert.NotEqual(await StyleAsync(phone, part, "borderTopColor"), await StyleAsync(phone, part, "backgroundColor"));
        }
    }

    [Fact]
    public async Task Messages_appear_without_motion_for_those_who_want_none()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var moving = await Phone.OpenAsync(site);
        var still = await Phone.OpenAsync(site, options => options.ReducedMotion = ReducedMotion.Reduce);
        await still.TextCodeAsync(Phone.Ada, 111111);
        await Expect(moving.Messages.Locator(".body")).ToHaveCSSAsync("animation-name", "arrive");
        await Expect(still.Messages.Locator(".body")).ToHaveCSSAsync("animation-name", "none");
    }

    private static async Task EachStateAsync(Phone phone, Func<string, Task> checkAsync)
    {
        await Expect(phone.Live).ToHaveTextAsync("Live");
        await checkAsync("empty");
        await phone.AddFailureAsync("refusal", code: "99");
        await Expect(phone.Mistake).ToBeVisibleAsync();
        await checkAsync("a mistake");
        await phone.AddFailureAsync("refusal", code: "21610");
        await Expect(phone.Failures).ToHaveCountAsync(1);
        await checkAsync("a failure");
        await phone.TryTextAsync(Phone.Ada, "111111 is your code.");
        await Expect(phone.Messages).ToHaveCountAsync(1);
        await checkAsync("a message that failed");
        await phone.TextAsync(Phone.Ben, "رمزك هو 222222.\n\n@localhost #222222");
        await phone.TextCodeAsync(Phone.Ada, 333333);
        await Expect(phone.Messages).ToHaveCountAsync(3);
        await checkAsync("messages");
        await phone.Link(Phone.Ben).ClickAsync();
        await phone.TextCodeAsync(Phone.Ada, 444444);
        await Expect(phone.Link(Phone.Ada)).ToHaveAttributeAsync("data-new", "");
        await checkAsync("a number that has news");
    }

    private static Task<string> StyleAsync(Phone phone, string part, string name)
        => phone.Page.Locator(part).First.EvaluateAsync<string>("(element, name) => getComputedStyle(element)[name]", name);
}
