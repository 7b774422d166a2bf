namespace JwtMongoSms.Browser.Tests;

/// <summary>How errors are told: checks 15 and 16.</summary>
public sealed class ErrorTests(Chromium chromium)
{
    [Fact]
    public async Task An_error_is_linked_to_its_field_which_is_focused_and_the_title_begins_with_it()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Number.FillAsync("12");
        await visitor.Main.ClickAsync();
        await MustBeLinkedAsync(visitor, "phoneNumber");
        Assert.Equal("12", await visitor.Number.InputValueAsync());

        await visitor.AskForCodeAsync();
        await visitor.TypeCodeAsync(WrongFor(await visitor.ReadCodeAsync()));
        await visitor.Error.WaitForAsync();
        await MustBeLinkedAsync(visitor, "code");
    }

    [Fact]
    public async Task Wrong_too_many_and_expired_are_told_apart()
    {
        await using var site = await SignInSite.StartAsync(chromium, ("Codes:Lifetime", "30"));
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var wrong = WrongFor(await visitor.ReadCodeAsync());
        for (var left = 4; left > 0; left--)
        {
            await visitor.TypeCodeAsync(wrong);
            await visitor.Page.GetByText(
                $"That is not the right code. You have {(left > 1 ? $"{left} tries" : "1 try")} left.").WaitForAsync();
        }

        await visitor.TypeCodeAsync(wrong);
        await visitor.Page.GetByText("Too many wrong codes. Get a new one.").WaitForAsync();

        // One click, and a new code is on its way to the same number.
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Get a new code" }).ClickAsync();
        await visitor.Code.WaitForAsync();
        await visitor.TypeCodeAsync("12");
        await visitor.Page.GetByText("A code has 6 digits.").WaitForAsync();

        // Half a minute really passes: the server's clock is the one that counts. The page says so by itself.
        await visitor.Page.GetByText("This code can no longer be used.").WaitForAsync(new() { Timeout = 120_000 });
        await visitor.TypeCodeAsync(wrong);
        await visitor.Page.GetByText("This code has expired. Get a new one.").WaitForAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reload_after_an_error_posts_nothing_and_counts_no_guess(bool withScript)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.JavaScriptEnabled = withScript);
        await visitor.Number.FillAsync("12");
        await visitor.Main.ClickAsync();
        await visitor.Error.WaitForAsync();
        await MustReloadAsync(visitor);
        Assert.Equal("12", await visitor.Number.InputValueAsync());

        await visitor.AskForCodeAsync();
        var wrong = WrongFor(await visitor.ReadCodeAsync());
        foreach (var left in new[] { 4, 3 })
        {
            await visitor.TypeCodeAsync(wrong);
            await visitor.Page.GetByText($"You have {left} tries left.").WaitForAsync();
            await MustReloadAsync(visitor);
        }

        if (withScript)
            return;

        // A script keeps the button from sending too early.
        await visitor.Resend.ClickAsync();
        await visitor.Page.GetByText("It can be sent again in").WaitForAsync();
        await MustReloadAsync(visitor);
        Assert.Equal(1, (await site.MessagesAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Two_tabs_are_told_of_their_own_errors_and_show_their_own_numbers()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var other = new Visitor(site, await visitor.Page.Context.NewPageAsync());
        await other.Page.GotoAsync("/sign-in");
        await other.AskForCodeAsync("+447400123457", country: null);

        await visitor.TypeCodeAsync(WrongFor(await visitor.ReadCodeAsync()));
        await visitor.Page.GetByText("You have 4 tries left.").WaitForAsync();
        await other.TypeCodeAsync("12");
        await other.Page.GetByText("A code has 6 digits.").WaitForAsync();
        Assert.Contains("+44 7400 123456", await visitor.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("+44 7400 123457", await other.TextAsync(), StringComparison.Ordinal);

        await visitor.TypeCodeAsync(await visitor.ReadCodeAsync());
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task A_form_whose_cookie_is_lost_is_to_be_tried_again_and_keeps_the_number()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Number.FillAsync("07400 123456");
        await visitor.Main.ClickAsync();
        await visitor.Error.WaitForAsync();
        Assert.Equal("This form is no longer valid. Please try again.", await visitor.Error.InnerTextAsync());
        Assert.Equal("07400 123456", await visitor.Number.InputValueAsync());
        await visitor.AskForCodeAsync();
    }

    // A reload that would post again is one with the method POST.
    private static async Task MustReloadAsync(Visitor visitor)
    {
        var methods = new List<string>();
        void Note(object? sender, Microsoft.Playwright.IRequest request)
        {
            if (request.IsNavigationRequest)
                methods.Add(request.Method);
        }

        visitor.Page.Request += Note;
        await visitor.Page.ReloadAsync();
        visitor.Page.Request -= Note;
        Assert.Equal(["GET"], methods);
        Assert.Equal(0, await visitor.Error.CountAsync());
    }

    private static async Task MustBeLinkedAsync(Visitor visitor, string field)
    {
        var input = visitor.Page.Locator($"input[name={field}]");
        var id = await visitor.Error.GetAttributeAsync("id");
        Assert.Contains(id, (await input.GetAttributeAsync("aria-describedby") ?? "").Split(' '));
        Assert.Equal("true", await input.GetAttributeAsync("aria-invalid"));
        Assert.True(await input.EvaluateAsync<bool>("field => document.activeElement === field"));
        Assert.StartsWith("Error: ", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    private static string WrongFor(string code) => code == "000000" ? "000001" : "000000";
}
