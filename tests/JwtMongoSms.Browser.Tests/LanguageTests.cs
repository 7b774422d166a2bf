namespace JwtMongoSms.Browser.Tests;

/// <summary>The person's own language: check 20.</summary>
public sealed class LanguageTests(Chromium chromium)
{
    [Theory]
    [InlineData("es-ES", "Iniciar sesión", "Introduce el código", "es tu clave")]
    [InlineData("fr-FR", "Se connecter", "Saisissez le code", "est votre code")]
    [InlineData("en-IE", "Sign in", "Enter the code", "is your PhoneSignIn code")]
    public async Task Page_and_message_are_in_the_persons_language(string locale, string first, string second, string message)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.Locale = locale);
        Assert.Equal(locale[..2], await visitor.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(first, await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.AskForCodeAsync("+447400123456", country: null);
        Assert.Equal(second, await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.ReadCodeAsync();
        Assert.Contains(message, await MessageAsync(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arabic_runs_from_right_to_left_and_its_digits_do_not()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.Locale = "ar-EG");
        Assert.Equal("rtl", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
        Assert.Equal("ltr", await visitor.Number.EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        await visitor.AskForCodeAsync("07400 123456", "GB");
        Assert.Equal("ltr", await visitor.Code.EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        Assert.Equal("ltr", await visitor.Page.Locator(".jms-number").EvaluateAsync<string>("e => getComputedStyle(e).direction"));

        // As it is seen: the plus stands left of the first digit.
        Assert.True(await visitor.Page.Locator(".jms-number").EvaluateAsync<bool>(
            """
            number => {
              const edge = (from, to) => {
                const range = document.createRange();
                range.setStart(number.firstChild, from);
                range.setEnd(number.firstChild, to);
                return range.getBoundingClientRect().left;
              };
              return edge(0, 1) < edge(1, 2) && edge(1, 2) < edge(2, 3);
            }
            """));
        await visitor.ReadCodeAsync();
        Assert.Matches(@"^[^\n]*[0-9]{6}[^\n]*\n", await MessageAsync(site));
    }

    [Fact]
    public async Task A_language_can_be_had_for_a_look_and_stays_from_step_to_step()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(path: "/sign-in?culture=fr");
        await visitor.AskForCodeAsync();
        Assert.Equal("Saisissez le code", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.Page.GetByText("Changer de numéro").ClickAsync();
        Assert.Equal("Se connecter", await visitor.Page.Locator("h1").InnerTextAsync());
        await visitor.ReadCodeAsync();
        Assert.Contains("est votre code", await MessageAsync(site), StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(SignInSite site)
        => (await site.MessagesAsync())[0].GetProperty("body").GetString()!;
}
