namespace JwtMongoSms.Browser.Tests;

/// <summary>The whole of it without script: check 17.</summary>
public sealed class NoScriptTests(Chromium chromium)
{
    [Fact]
    public async Task A_person_signs_in_and_out_without_script()
    {
        await using var site = await SignInSite.StartAsync(chromium, ("Codes:ResendPauses", "1,60"));
        var visitor = await site.VisitAsync(options => options.JavaScriptEnabled = false);
        await visitor.Number.FillAsync("nonsense");
        await visitor.Main.ClickAsync();
        Assert.Equal("nonsense", await visitor.Number.InputValueAsync());

        await visitor.AskForCodeAsync();
        var code = await visitor.ReadCodeAsync();
        await visitor.TypeCodeAsync(code == "000000" ? "000001" : "000000");
        await visitor.Page.GetByText("You have 4 tries left.").WaitForAsync();
        await visitor.TypeCodeAsync($" {code[..3]} {code[3..]} ");
        await visitor.MustBeSignedInAsync();

        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.Page.GetByText("You are not signed in.").WaitForAsync();
    }

    [Fact]
    public async Task Nothing_is_there_for_script_alone()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.JavaScriptEnabled = false);
        await visitor.AskForCodeAsync();

        // Without script nothing would ever make the button usable again.
        Assert.Null(await visitor.Resend.GetAttributeAsync("aria-disabled"));
        Assert.Equal("", (await visitor.Page.Locator("[data-jms-countdown]").InnerTextAsync()).Trim());
    }
}
