using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>What people do to pages, and what pages must not do to people.</summary>
public sealed class SafetyTests(Chromium chromium)
{
    [Fact]
    public async Task No_code_stands_in_an_address_nothing_is_kept_and_no_script_sees_a_token()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        var addresses = new List<string>();
        var violations = new List<string>();
        visitor.Page.Request += (_, request) => addresses.Add(request.Url);
        visitor.Page.Console += (_, message) => violations.Add(message.Text);
        visitor.Page.Response += (_, response) => Assert.True(
            response.Url.Contains("/page.", StringComparison.Ordinal)
                || response.Headers["cache-control"].Contains("no-store", StringComparison.Ordinal),
            response.Url);
        await visitor.AskForCodeAsync();
        var code = await visitor.ReadCodeAsync();
        await visitor.TypeCodeAsync(code);
        await visitor.MustBeSignedInAsync();

        Assert.DoesNotContain(
            addresses, address => address.Contains(code, StringComparison.Ordinal) || address.Contains("7400", StringComparison.Ordinal));
        Assert.DoesNotContain(violations, text => text.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("document.cookie"));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.All(
            await visitor.Page.Context.CookiesAsync(),
            cookie => Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Lax }));
    }

    [Fact]
    public async Task An_inline_script_would_not_run()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.EvaluateAsync(
            "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))");
        Assert.False(await visitor.Page.EvaluateAsync<bool>("'ran' in window"));
    }

    [Fact]
    public async Task A_double_click_sends_one_text()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Country.SelectOptionAsync("GB");
        await visitor.Number.FillAsync("07400 123456");
        await visitor.Main.DblClickAsync();
        await visitor.Code.WaitForAsync();
        await visitor.TypeCodeAsync(await visitor.ReadCodeAsync());
        await visitor.MustBeSignedInAsync();
        Assert.Equal(1, (await site.MessagesAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Going_back_shows_the_number_as_it_was_typed_and_after_signing_in_who_is_signed_in()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        await visitor.Page.GoBackAsync();
        Assert.Equal("07400 123456", await visitor.Number.InputValueAsync());
        Assert.True(await visitor.Main.IsEnabledAsync());
        await visitor.Page.GoForwardAsync();
        await visitor.TypeCodeAsync(await visitor.ReadCodeAsync());
        await visitor.MustBeSignedInAsync();
        await visitor.Page.GoBackAsync();
        await visitor.Page.GetByText("Signed in with +44 7400 123456.").WaitForAsync();
    }
}
