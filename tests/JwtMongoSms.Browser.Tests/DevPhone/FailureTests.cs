using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>Failures that a person chooses with the form, with and without script.</summary>
public sealed class FailureTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_real_sender_meets_the_failure_once_and_the_person_who_waits_is_told(bool withScript)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.JavaScriptEnabled = withScript);
        await phone.AddFailureAsync("refusal", code: "21610", to: Phone.Ada);
        await Expect(phone.Failures).ToContainTextAsync("21610");
        await Expect(phone.Failures).ToContainTextAsync("next message only");

        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        await visitor.Page.GetByText("The text could not be delivered.").WaitForAsync();
        if (!withScript)
            await phone.Page.ReloadAsync();

        await Expect(phone.Messages.GetByText("Not delivered.")).ToBeVisibleAsync();
        await Expect(phone.Code).ToHaveTextAsync("––––––");
        await Expect(phone.Failures).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mistake_is_named_and_what_was_typed_stays(bool withScript)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.JavaScriptEnabled = withScript);
        await phone.AddFailureAsync("refusal", code: "99", to: Phone.Ada);
        await Expect(phone.Mistake).ToHaveTextAsync("Twilio's codes have five digits.");
        await Expect(phone.Page.Locator("#to")).ToHaveValueAsync(Phone.Ada);
        await Expect(phone.Page.Locator("#kind")).ToHaveValueAsync("refusal");
        await Expect(phone.Page.Locator("#code-of-refusal")).ToHaveValueAsync("99");
        await Expect(phone.Failures).ToHaveCountAsync(0);

        await phone.AddFailureAsync("refusal", code: "30006");
        await Expect(phone.Failures).ToContainTextAsync("30006");
        await Expect(phone.Mistake).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_for_all_numbers_stays_until_it_is_removed(bool withScript)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.JavaScriptEnabled = withScript);
        await phone.Page.GetByText("For the next message only").UncheckAsync();
        await phone.AddFailureAsync("refusal");
        await Expect(phone.Failures).ToContainTextAsync("All numbers");
        Assert.Equal(400, await phone.TryTextAsync(Phone.Ada, "111111 is your code."));
        Assert.Equal(400, await phone.TryTextAsync(Phone.Ben, "222222 is your code."));
        await Expect(phone.Failures).ToHaveCountAsync(1);

        await phone.Page.GetByText("Remove").ClickAsync();
        await Expect(phone.Failures).ToHaveCountAsync(0);
        await phone.TextCodeAsync(Phone.Ada, 333333);
    }

    [Fact]
    public async Task Removing_the_last_failure_does_not_lose_the_place_of_the_keyboard()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await phone.AddFailureAsync("reset");
        await phone.Page.GetByText("Remove").PressAsync("Enter");
        await Expect(phone.Page.Locator("#to")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_form_asks_only_for_what_the_failure_needs()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site, options => options.JavaScriptEnabled = false);
        foreach (var (kind, seconds, code) in new[] { ("delay", true, false), ("refusal", false, true), ("timeout", false, false) })
        {
            await phone.Page.Locator("#kind").SelectOptionAsync(kind);
            await Expect(phone.Page.Locator("#seconds")).ToBeVisibleAsync(new() { Visible = seconds });
            await Expect(phone.Page.Locator("#code-of-refusal")).ToBeVisibleAsync(new() { Visible = code });
        }
    }
}
