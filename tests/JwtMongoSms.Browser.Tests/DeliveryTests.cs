using TestSupport.Processes;

namespace JwtMongoSms.Browser.Tests;

/// <summary>What has become of the message: check 14.</summary>
public sealed class DeliveryTests(Chromium chromium)
{
    [Fact]
    public async Task The_number_is_shown_and_changing_it_keeps_what_was_typed()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync("07400 123456", "GB");
        Assert.Equal("+44 7400 123456", await visitor.Page.Locator(".jms-number").InnerTextAsync());
        await visitor.Page.GetByText("Change the number").ClickAsync();
        Assert.Equal("07400 123456", await visitor.Number.InputValueAsync());
        Assert.Equal("GB", await visitor.Country.InputValueAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_says_that_a_text_could_not_be_delivered_by_itself_or_when_it_is_loaded_again(bool withScript)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        (await site.Server.PutAsync("/dev/phone/api/failures", new { to = "+447400123456", kind = "refusal", code = 21610 })).MustBe(200);
        var visitor = await site.VisitAsync(options => options.JavaScriptEnabled = withScript);
        await visitor.AskForCodeAsync();
        var notice = visitor.Page.GetByText("The text could not be delivered.");
        while (!withScript && !await notice.IsVisibleAsync())
            await visitor.Page.ReloadAsync();

        await notice.WaitForAsync();
        Assert.False(await visitor.Page.GetByText("The text is on its way").IsVisibleAsync());
        Assert.True(await visitor.Resend.IsEnabledAsync());
    }

    [Fact]
    public async Task The_page_says_by_itself_that_the_code_has_ended()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.AskForCodeAsync();
        await visitor.Page.Clock.RunForAsync(301_000);
        await visitor.Page.GetByText("This code can no longer be used.").WaitForAsync();
        Assert.True(await visitor.Page.GetByText("Get a new code").IsVisibleAsync());
    }

    [Fact]
    public async Task The_dev_phone_in_another_tab_fills_the_code_in()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var code = await visitor.ReadCodeAsync();
        var phone = await visitor.Page.Context.NewPageAsync();
        await phone.GotoAsync("/dev/phone");
        await phone.Locator("#fill:not([disabled])").ClickAsync();
        await visitor.Page.WaitForFunctionAsync("code => document.querySelector('[name=code]').value === code", code);
        await visitor.Main.ClickAsync();
        await visitor.MustBeSignedInAsync();
    }
}
