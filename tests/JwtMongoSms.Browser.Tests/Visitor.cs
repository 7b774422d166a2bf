using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>A person at a browser. What they look for, they look for as people do: by labels and by what is written on buttons.</summary>
public sealed partial class Visitor(SignInSite site, IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Number => Page.Locator("input[name=phoneNumber]");

    public ILocator Country => Page.Locator("select[name=country]");

    public ILocator Code => Page.Locator("input[name=code]");

    public ILocator Main => Page.Locator("button.jms-main");

    public ILocator Resend => Page.Locator(".jms-resend button");

    public ILocator Error => Page.Locator(".jms-error");

    /// <summary>What stands on the page, without the spaces of its source.</summary>
    public async Task<string> TextAsync() => Spaces().Replace(await Page.Locator("main").InnerTextAsync(), " ").Trim();

    /// <summary>Types a number and asks for a code; the second page is there when this returns.</summary>
    public async Task AskForCodeAsync(string number = "07400 123456", string? country = "GB")
    {
        if (country is not null)
            await Country.SelectOptionAsync(country);

        await Number.FillAsync(number);
        await Main.ClickAsync();
        await Code.WaitForAsync();
    }

    /// <summary>The code that has come to the telephone.</summary>
    public async Task<string> ReadCodeAsync(string phoneNumber = "+447400123456") => (await site.CodeAsync(phoneNumber)).Code;

    public async Task TypeCodeAsync(string code)
    {
        await Code.FillAsync(code);
        await Main.ClickAsync();
    }

    /// <summary>Goes through both steps.</summary>
    public async Task SignInAsync(string number = "+447400123456")
    {
        await AskForCodeAsync(number, country: null);
        await TypeCodeAsync(await ReadCodeAsync(number));
        await MustBeSignedInAsync(number);
    }

    /// <summary>The sample's front door knows the person.</summary>
    public async Task MustBeSignedInAsync(string number = "+447400123456")
    {
        // Not WaitForURLAsync: that waits for a load event too, and misses one that comes between its two looks.
        await Assertions.Expect(Page).ToHaveURLAsync(Home());
        await Page.GetByText($"Signed in as {number}").WaitForAsync();
    }

    /// <summary>Pastes as a person does: with the clipboard's own event.</summary>
    public async Task PasteAsync(ILocator field, string text)
    {
        await field.FocusAsync();
        await field.EvaluateAsync(
            """
            (field, text) => {
              const data = new DataTransfer();
              data.setData("text", text);
              if (field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })))
                document.execCommand("insertText", false, text);
            }
            """,
            text);
    }

    [GeneratedRegex(@"^[^/]+//[^/]+/(\?.*)?$")]
    private static partial Regex Home();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
