namespace JwtMongoSms.Browser.Tests;

/// <summary>Sending the code again: checks 11 and 12.</summary>
public sealed class ResendTests(Chromium chromium)
{
    [Fact]
    public async Task It_waits_and_then_sends_the_same_code_again()
    {
        await using var site = await SignInSite.StartAsync(chromium, ("Codes:ResendPauses", "1,60"));
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var (code, first) = await site.CodeAsync("+447400123456");
        await visitor.Page.Locator(".jms-resend button:not([aria-disabled])").ClickAsync();
        Assert.Equal(code, (await site.CodeAsync("+447400123456", first)).Code);

        await visitor.Page.Locator(".jms-resend button[aria-disabled=true]").WaitForAsync();
        await visitor.Page.GetByText("Sent again.").WaitForAsync();
        await visitor.TypeCodeAsync(code);
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task The_server_refuses_one_that_comes_early_and_says_how_long_to_wait()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.JavaScriptEnabled = false);
        await visitor.AskForCodeAsync();
        await visitor.Resend.ClickAsync();
        Assert.Matches("It can be sent again in [0-9]+ seconds", await visitor.Error.InnerTextAsync());
        Assert.True(await visitor.Error.EvaluateAsync<bool>("error => document.activeElement === error"));
    }

    [Fact]
    public async Task The_countdown_is_seen_but_said_aloud_at_its_start_and_its_end_alone()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.AddInitScriptAsync(
            """
            window.said = [];
            const hear = ({ target }) => target.matches?.("[data-jms-started]") && said.push(target.textContent);
            new MutationObserver(changes => changes.forEach(hear))
              .observe(document, { childList: true, subtree: true });
            """);
        await visitor.Page.Clock.InstallAsync();
        await visitor.AskForCodeAsync();
        await visitor.Page.Locator("[data-jms-countdown]:not(:empty)").WaitForAsync();
        Assert.Equal("true", await visitor.Page.Locator("[data-jms-countdown]").GetAttributeAsync("aria-hidden"));
        await visitor.Page.Clock.RunForAsync(20_000);
        Assert.Matches("in .?0:(0[6-9]|1[0-1])", await visitor.Page.Locator("[data-jms-countdown]").InnerTextAsync());
        await visitor.Page.Clock.RunForAsync(15_000);
        await visitor.Page.Locator(".jms-resend button:not([aria-disabled])").WaitForAsync();

        var said = await visitor.Page.EvaluateAsync<string[]>("said");
        Assert.Equal(2, said.Length);
        Assert.Matches("^The code can be sent again in (29|30) seconds.$", said[0]);
        Assert.Equal("The code can be sent again now.", said[1]);
    }
}
