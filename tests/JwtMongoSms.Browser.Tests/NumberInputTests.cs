namespace JwtMongoSms.Browser.Tests;

/// <summary>The field for the number: checks 7 to 10.</summary>
public sealed class NumberInputTests(Chromium chromium)
{
    [Fact]
    public async Task It_is_a_telephone_field_with_a_label_that_browsers_fill_in()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        Assert.Equal("tel", await visitor.Number.GetAttributeAsync("type"));
        Assert.Equal("tel", await visitor.Number.GetAttributeAsync("autocomplete"));
        Assert.True(await visitor.Page.GetByText("Phone number", new() { Exact = true }).IsVisibleAsync());
        Assert.Equal("phoneNumber", await visitor.Page.GetByLabel("Phone number", new() { Exact = true }).GetAttributeAsync("name"));
    }

    [Theory]
    [InlineData("+44 7400 123456", "FR")]
    [InlineData("07400 123456", "GB")]
    [InlineData("(0)7400-123456", "GB")]
    [InlineData("٠٧٤٠٠١٢٣٤٥٦", "GB")]
    public async Task A_number_is_the_same_in_whatever_way_it_is_written_and_a_plus_overrides_the_country(string typed, string country)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync(typed, country);
        Assert.Contains("+44 7400 123456", await visitor.TextAsync(), StringComparison.Ordinal);
        await visitor.TypeCodeAsync(await visitor.ReadCodeAsync("+447400123456"));
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task The_field_is_never_rewritten_and_a_line_below_says_which_number_is_texted()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Country.SelectOptionAsync("GB");
        await visitor.Number.PressSequentiallyAsync("(0)7400-123456");
        await visitor.Page.GetByText("The code goes to +44 7400 123456.").WaitForAsync();
        Assert.Equal("(0)7400-123456", await visitor.Number.InputValueAsync());

        // The same digits elsewhere are no number, and nothing is promised.
        await visitor.Country.SelectOptionAsync("US");
        await visitor.Page.GetByText("The code goes to").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.Equal("(0)7400-123456", await visitor.Number.InputValueAsync());
    }

    [Theory]
    [InlineData("+33 6 12 34 56 78", "FR")]
    [InlineData("+1 204 555 0123", "CA")]
    public async Task The_country_follows_a_number_with_a_plus(string typed, string country)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Country.SelectOptionAsync("GB");
        await visitor.Number.PressSequentiallyAsync(typed);
        await Microsoft.Playwright.Assertions.Expect(visitor.Country).ToHaveValueAsync(country);
        Assert.Equal(typed, await visitor.Number.InputValueAsync());
    }

    [Fact]
    public async Task An_error_goes_when_the_number_is_good()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Country.SelectOptionAsync("GB");
        await visitor.Number.FillAsync("07400 12");
        await visitor.Main.ClickAsync();
        await visitor.Error.WaitForAsync();
        Assert.StartsWith("Error:", await visitor.Page.TitleAsync(), StringComparison.Ordinal);

        await visitor.Number.FillAsync("07400 123456");
        await Microsoft.Playwright.Assertions.Expect(visitor.Error).ToBeEmptyAsync();
        Assert.Null(await visitor.Number.GetAttributeAsync("aria-invalid"));
        Assert.StartsWith("Sign in", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "GB", "United Kingdom")]
    [InlineData("es-MX", "MX", "México")]
    [InlineData("fr-CH", "CH", "Suisse")]
    [InlineData("ar-EG", "EG", "مصر")]
    public async Task The_countries_are_a_native_list_in_the_pages_language_and_begin_with_the_persons_own(
        string locale, string country, string name)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.Locale = locale);
        Assert.Equal("SELECT", await visitor.Country.EvaluateAsync<string>("field => field.tagName"));
        Assert.Equal(country, await visitor.Country.InputValueAsync());
        Assert.Contains(name, await visitor.Country.Locator("option:checked").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await visitor.Country.Locator("option").CountAsync() > 200);
    }

    [Fact]
    public async Task Only_countries_that_codes_go_to_are_listed()
    {
        await using var site = await SignInSite.StartAsync(chromium, ("Limits:Countries", "IE,GB"));
        var visitor = await site.VisitAsync(options => options.Locale = "fr-FR");
        Assert.Equal(
            ["Irlande", "Royaume-Uni"],
            (await visitor.Country.Locator("option").AllInnerTextsAsync()).Select(text => text[..text.IndexOf(' ')]));
        Assert.Equal("IE", await visitor.Country.InputValueAsync());
    }
}
