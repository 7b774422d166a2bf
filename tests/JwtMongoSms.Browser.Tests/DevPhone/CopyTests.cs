using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>The code on its way to somewhere else.</summary>
public sealed class CopyTests(Chromium chromium)
{
    [Fact]
    public async Task Copy_puts_the_code_on_the_clipboard_and_says_so_until_another_code_comes()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithCodeAsync(site);
        await phone.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await phone.Page.Locator("#copy").ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Copied.");
        Assert.Equal("011111", await phone.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await phone.TextCodeAsync(Phone.Ada, 222222);
        await Expect(phone.Code).ToHaveTextAsync("222222");
        await Expect(phone.Said).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Where_the_clipboard_is_forbidden_the_code_is_selected()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithCodeAsync(site);

        // Whatever isn't granted is forbidden from here on.
        await phone.Page.Context.GrantPermissionsAsync(["notifications"]);
        await phone.Page.Locator("#copy").ClickAsync();
        await Expect(phone.Said).ToContainTextAsync("The code is selected: copy it yourself.");
        Assert.Equal("011111", await phone.Page.EvaluateAsync<string>("getSelection().toString()"));
    }

    [Fact]
    public async Task There_is_nothing_to_copy_before_a_code_has_come()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await phone.TextAsync(Phone.Ada, "Your parcel is here.");
        await Expect(phone.Messages).ToHaveCountAsync(1);
        await Expect(phone.Page.Locator("#copy")).ToBeDisabledAsync();
        await Expect(phone.Page.Locator("#fill")).ToBeDisabledAsync();
    }

    private static async Task<Phone> WithCodeAsync(SignInSite site)
    {
        var phone = await Phone.OpenAsync(site);
        await phone.TextAsync(Phone.Ada, "011111 is your code.");
        await Expect(phone.Code).ToHaveTextAsync("011111");
        return phone;
    }
}
