using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>What stands in a message, when it comes and when the page is loaded again.</summary>
public sealed class TextTests(Chromium chromium)
{
    [Fact]
    public async Task Markup_in_a_message_is_text()
    {
        const string Body = "<img src=x onerror=\"window.ran = true\"> <b>123456</b> &amp; </li><script>window.ran = true</script>";
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await phone.TextAsync(Phone.Ada, Body);
        await IsTextAsync("It has come");
        await phone.Page.ReloadAsync();
        await IsTextAsync("It was loaded");

        async Task IsTextAsync(string moment)
        {
            await Expect(phone.Code).ToHaveTextAsync("123456");
            Assert.Equal(Body, await phone.Messages.Locator(".body").InnerTextAsync());
            Assert.Equal(0, await phone.Page.Locator("#messages :is(img, b, script)").CountAsync());
            Assert.False(await phone.Page.EvaluateAsync<bool>("'ran' in window"), moment);
        }
    }

    [Fact]
    public async Task An_arabic_message_runs_from_right_to_left_and_its_code_and_domain_line_from_left_to_right()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var phone = await Phone.OpenAsync(site);
        await phone.TextAsync(Phone.Ada, "رمزك في PhoneSignIn هو 048213.\n\n@localhost #048213");
        await RunsAsItMustAsync();
        await phone.Page.ReloadAsync();
        await RunsAsItMustAsync();

        async Task RunsAsItMustAsync()
        {
            await Expect(phone.Code).ToHaveTextAsync("048213");
            var body = phone.Messages.Locator(".body");
            await Expect(body).ToHaveCSSAsync("direction", "rtl");
            Assert.True(await PlaceAsync(body, "رمزك") > await PlaceAsync(body, "هو"), "The words don't run from right to left.");
            Assert.True(await PlaceAsync(body, "0") < await PlaceAsync(body, "3"), "The digits don't run from left to right.");
            Assert.True(await PlaceAsync(body, "@") < await PlaceAsync(body, "#"), "The domain line doesn't run from left to right.");
        }
    }

    // Where the first of these words is painted.
    private static Task<double> PlaceAsync(ILocator body, string words) => body.EvaluateAsync<double>(
        """
        (body, words) => {
          const range = document.createRange();
          const start = body.textContent.indexOf(words);
          range.setStart(body.firstChild, start);
          range.setEnd(body.firstChild, start + words.length);
          return range.getBoundingClientRect().left;
        }
        """,
        words);
}
