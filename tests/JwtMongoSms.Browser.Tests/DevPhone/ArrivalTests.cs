using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>How messages come.</summary>
public sealed class ArrivalTests(Chromium chromium)
{
    [Fact]
    public async Task A_message_arrives_while_one_looks()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await Expect(phone.Page.GetByText("No messages yet.")).ToBeVisibleAsync();
        await phone.Page.EvaluateAsync("window.same = true");

        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();

        await Expect(phone.Code).ToHaveTextAsync(await visitor.ReadCodeAsync());
        await Expect(phone.Messages).ToContainTextAsync("is your PhoneSignIn code.");
        await Expect(phone.Page.GetByText("No messages yet.")).ToBeHiddenAsync();
        Assert.True(await phone.Page.EvaluateAsync<bool>("window.same"), "The page was loaded again.");
    }

    [Fact]
    public async Task The_first_message_moves_nothing_around_it()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await Expect(phone.Live).ToHaveTextAsync("Live");
        var before = await PlacesAsync(phone);
        await phone.TextCodeAsync(Phone.Ada, 111111);
        await Expect(phone.Code).ToHaveTextAsync("111111");
        Assert.Equal(before, await PlacesAsync(phone));
    }

    [Fact]
    public async Task The_newest_message_stays_in_view_and_the_keyboard_reaches_the_oldest()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await FillTheScreenAsync(phone);
        await Expect(phone.Messages.Last).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(phone.Messages.First).Not.ToBeInViewportAsync();

        await phone.Page.Locator("#screen").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Home");
        await Expect(phone.Messages.First).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task A_reader_who_has_scrolled_up_stays_where_they_are()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await FillTheScreenAsync(phone);
        await phone.Page.Locator("#screen").EvaluateAsync("screen => { screen.scrollTop = -400 }");
        await PaintedAsync(phone);
        var before = await TopAsync();

        await phone.TextCodeAsync(Phone.Ada, 333333);
        await Expect(phone.Code).ToHaveTextAsync("333333");
        await PaintedAsync(phone);

        // Scrollers stand on whole pixels, what is in them doesn't.
        Assert.Equal(before, await TopAsync(), tolerance: 1);

        async Task<float> TopAsync() => (await phone.Messages.Nth(4).BoundingBoxAsync())!.Y;
    }

    [Fact]
    public async Task When_the_application_was_restarted_the_phone_finds_it_again()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await phone.TextCodeAsync(Phone.Ada, 111111);
        await Expect(phone.Code).ToHaveTextAsync("111111");

        await site.Server.KillAsync();
        await Expect(phone.Live).ToHaveTextAsync("No answer");
        await site.RestartAsync();
        await Expect(phone.Live).ToHaveTextAsync("Live");
        await phone.TextCodeAsync(Phone.Ada, 222222);
        await Expect(phone.Code).ToHaveTextAsync("222222");
    }

    [Fact]
    public async Task Without_script_the_page_shows_what_has_come_when_it_is_loaded_again()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.JavaScriptEnabled = false);
        await Expect(phone.Page.Locator("#copy")).ToBeHiddenAsync();
        await phone.TextCodeAsync(Phone.Ada, 111111);
        await phone.TextCodeAsync(Phone.Ben, 222222);
        await phone.Page.ReloadAsync();
        await Expect(phone.Code).ToHaveTextAsync("222222");
        await Expect(phone.Messages).ToHaveCountAsync(2);

        await phone.Link(Phone.Ada).ClickAsync();
        await Expect(phone.Code).ToHaveTextAsync("111111");
        await Expect(phone.Messages).ToHaveCountAsync(1);
    }

    private static async Task FillTheScreenAsync(Phone phone)
    {
        for (var i = 0; i < 9; i++)
            await phone.TextCodeAsync(Phone.Ada, 200000 + i);

        await Expect(phone.Code).ToHaveTextAsync("200008");
    }

    private static async Task<string> PlacesAsync(Phone phone)
    {
        string[] parts = [".handset", "#screen", ".digits", "#copy", "#choose button"];
        var places = await Task.WhenAll(parts.Select(part => phone.Page.Locator(part).BoundingBoxAsync()));
        return string.Join("; ", places.Select(place => $"{place!.X} {place.Y} {place.Width} {place.Height}"));
    }

    // The browser corrects the place of a scroller when it paints.
    private static Task PaintedAsync(Phone phone)
        => phone.Page.EvaluateAsync("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))");
}
