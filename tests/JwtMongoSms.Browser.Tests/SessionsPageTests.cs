using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>The sample's page on which a person sees where they are signed in, and ends what they don't know.</summary>
public sealed class SessionsPageTests(Chromium chromium)
{
    private const string Desk = "Chrome on Windows";
    private const string Phone = "Chrome on Android";

    [Fact]
    public async Task A_person_sees_both_devices_and_one_ends_the_other()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, phone) = await TwoDevicesAsync(site);
        await OpenAsync(desk);
        Assert.Equal(2, await Rows(desk).CountAsync());
        Assert.Contains("This device", await Row(desk, Desk).InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("This device", await Row(desk, Phone).InnerTextAsync(), StringComparison.Ordinal);

        await Button(desk, $"End {Phone}").ClickAsync();
        await Assertions.Expect(Rows(desk)).ToHaveCountAsync(1);
        await MustBeSignedOutAsync(phone);
        await desk.Page.GotoAsync("/");
        await desk.MustBeSignedInAsync();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_both_and_leaves_no_cookie()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, phone) = await TwoDevicesAsync(site);
        await OpenAsync(desk);
        await Button(desk, "Sign out everywhere").ClickAsync();
        await desk.Page.GetByText("You are not signed in.").WaitForAsync();
        Assert.DoesNotContain(await desk.Page.Context.CookiesAsync(), cookie => cookie.Name is "jms-access" or "jms-refresh");
        await MustBeSignedOutAsync(phone);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_keeps_this_device()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, phone) = await TwoDevicesAsync(site);
        await OpenAsync(phone);
        await Button(phone, "Sign out everywhere else").ClickAsync();
        await Assertions.Expect(Rows(phone)).ToHaveCountAsync(1);
        Assert.Contains(Phone, await Rows(phone).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Button(phone, "Sign out everywhere else").CountAsync());
        await MustBeSignedOutAsync(desk);
    }

    [Fact]
    public async Task The_whole_page_works_without_script()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, phone) = await TwoDevicesAsync(site, script: false);
        await OpenAsync(desk);
        await Button(desk, $"End {Phone}").ClickAsync();
        await Assertions.Expect(Rows(desk)).ToHaveCountAsync(1);
        await MustBeSignedOutAsync(phone);
        await Button(desk, "Sign out").ClickAsync();
        await desk.Page.GetByText("You are not signed in.").WaitForAsync();
    }

    [Fact]
    public async Task A_form_that_this_page_has_not_written_ends_nothing()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, phone) = await TwoDevicesAsync(site);
        await OpenAsync(desk);
        await desk.Page.EvaluateAsync(
            "document.querySelectorAll('form[action=\"/sessions\"] input[type=hidden]:first-of-type')"
            + ".forEach(field => field.value = 'made up')");
        var answer = await desk.Page.RunAndWaitForResponseAsync(
            () => Button(desk, "Sign out everywhere else").ClickAsync(), response => response.Request.Method == "POST");
        Assert.Equal(400, answer.Status);
        await phone.Page.ReloadAsync();
        await phone.MustBeSignedInAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, "en-GB")]
    [InlineData(ColorScheme.Dark, "ar-EG")]
    public async Task Axe_finds_nothing_everything_has_24_pixels_and_nothing_runs_out_at_320(ColorScheme colors, string locale)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, _) = await TwoDevicesAsync(
            site,
            options => (options.ColorScheme, options.Locale, options.ViewportSize) = (colors, locale, new() { Width = 320, Height = 640 }));
        foreach (var path in new[] { "/sessions", "/" })
        {
            await desk.Page.GotoAsync(path);
            await desk.Page.MustPassAxeAsync(path);
            await desk.Page.MustFitAsync(path, "a:visible, button:visible");
        }
    }

    [Fact]
    public async Task In_a_page_from_right_to_left_nothing_runs_out_either()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var (desk, _) = await TwoDevicesAsync(site, options => options.ViewportSize = new() { Width = 320, Height = 640 });
        await OpenAsync(desk);
        await desk.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        Assert.True(await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"));
        var (row, name) = (await Row(desk, Phone).BoundingBoxAsync(), await Row(desk, Phone).Locator("bdi").BoundingBoxAsync());
        Assert.True(name!.X > row!.X && name.X + name.Width == row.X + row.Width, "The name begins at the right.");
    }

    private static async Task<(Visitor Desk, Visitor Phone)> TwoDevicesAsync(
        SignInSite site, Action<BrowserNewContextOptions>? configure = null, bool script = true)
    {
        var (desk, message) = await SignInAsync(site, "Windows", after: null, configure, script);
        return (desk, (await SignInAsync(site, "Android", message, configure, script)).Visitor);
    }

    private static async Task<(Visitor Visitor, string MessageId)> SignInAsync(
        SignInSite site, string platform, string? after, Action<BrowserNewContextOptions>? configure, bool script)
    {
        var visitor = await site.VisitAsync(options =>
        {
            options.JavaScriptEnabled = script;
            options.ExtraHTTPHeaders = new Dictionary<string, string>
            {
                ["Sec-CH-UA"] = "\"Google Chrome\";v=\"142\", \"Chromium\";v=\"142\"",
                ["Sec-CH-UA-Platform"] = $"\"{platform}\"",
            };
            configure?.Invoke(options);
        });
        await visitor.AskForCodeAsync();
        var (code, messageId) = await site.CodeAsync("+447400123456", after);
        await visitor.TypeCodeAsync(code);
        await visitor.MustBeSignedInAsync();
        return (visitor, messageId);
    }

    private static async Task OpenAsync(Visitor visitor)
    {
        await visitor.Page.GetByText("Your devices").ClickAsync();
        await Rows(visitor).First.WaitForAsync();
    }

    private static ILocator Rows(Visitor visitor) => visitor.Page.Locator(".sessions li");

    private static ILocator Row(Visitor visitor, string device) => Rows(visitor).Filter(new() { HasText = device });

    private static ILocator Button(Visitor visitor, string name)
        => visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task MustBeSignedOutAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/sessions");
        await visitor.Number.WaitForAsync();
        Assert.Equal("/sign-in?returnUrl=%2Fsessions", new Uri(visitor.Page.Url).PathAndQuery);
    }
}
