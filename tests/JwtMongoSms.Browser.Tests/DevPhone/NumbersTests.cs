using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>Several numbers on one phone.</summary>
public sealed class NumbersTests(Chromium chromium)
{
    [Fact]
    public async Task A_number_that_is_chosen_shows_its_own_messages_and_code_and_stays_chosen()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithTwoNumbersAsync(site);
        await phone.Link(Phone.Ada).ClickAsync();
        await Expect(phone.Code).ToHaveTextAsync("111111");
        await Expect(phone.Messages).ToHaveCountAsync(1);
        await Expect(phone.Page.Locator("#chosen")).ToHaveTextAsync(Phone.Ada);
        await Expect(phone.Page.Locator("#to")).ToHaveValueAsync(Phone.Ada);
        await Expect(phone.Page.Locator("#numbers [aria-current]")).ToHaveCountAsync(1);

        await phone.Page.ReloadAsync();
        await Expect(phone.Code).ToHaveTextAsync("111111");
        await Expect(phone.Link(Phone.Ada)).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task A_message_to_another_number_leaves_the_code_alone_and_marks_that_number()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithTwoNumbersAsync(site);
        await phone.Link(Phone.Ada).ClickAsync();
        await phone.TextCodeAsync(Phone.Ben, 333333);
        await Expect(phone.Link(Phone.Ben)).ToHaveAttributeAsync("data-new", "");
        await Expect(phone.Code).ToHaveTextAsync("111111");

        await phone.Link(Phone.Ben).ClickAsync();
        await Expect(phone.Code).ToHaveTextAsync("333333");
        await Expect(phone.Link(Phone.Ben)).Not.ToHaveAttributeAsync("data-new", "");
    }

    [Fact]
    public async Task All_numbers_have_been_seen_when_all_are_shown()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithTwoNumbersAsync(site);
        await phone.Link(Phone.Ada).ClickAsync();
        await phone.TextCodeAsync(Phone.Ben, 333333);
        await Expect(phone.Link(Phone.Ben)).ToHaveAttributeAsync("data-new", "");
        await phone.Link().ClickAsync();
        await Expect(phone.Page.Locator("#numbers [data-new]")).ToHaveCountAsync(0);
        await Expect(phone.Messages).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task One_code_for_two_numbers_says_whose_it_is()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await WithTwoNumbersAsync(site);
        await Expect(phone.Page.Locator("#code-to")).ToHaveTextAsync($"to {Phone.Ben}");
        await phone.TextCodeAsync(Phone.Ada, 222222);
        await Expect(phone.Page.Locator("#code-to")).ToHaveTextAsync($"to {Phone.Ada}");
        await Expect(phone.Code).ToHaveTextAsync("222222");
    }

    private static async Task<Phone> WithTwoNumbersAsync(SignInSite site)
    {
        var phone = await Phone.OpenAsync(site);
        await phone.TextCodeAsync(Phone.Ada, 111111);
        await phone.TextCodeAsync(Phone.Ben, 222222);
        await Expect(phone.Messages).ToHaveCountAsync(2);
        return phone;
    }
}
