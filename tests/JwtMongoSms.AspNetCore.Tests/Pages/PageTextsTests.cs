using System.Text.RegularExpressions;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

public sealed partial class PageTextsTests
{
    public static TheoryData<string> Tags => [.. Language.All.Select(language => language.Tag)];

    private static PageTexts English => PageTexts.In(Language.English);

    [Fact]
    public void There_are_languages_to_look_at() => Assert.Equal(["en", "es", "fr", "ar"], Language.All.Select(language => language.Tag));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_language_says_everything(string language)
        => Assert.Equal(English.Names.Order(), In(language).Names.Order());

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_language_puts_in_the_same_things(string language)
        => Assert.All(English.Names, name => Assert.Equal(PlaceholdersOf(English, name), PlaceholdersOf(In(language), name)));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_error_has_a_sentence_in_every_language(string language)
    {
        var own = new[] { PageError.FormStale, PageError.CookiesOff, PageError.LastAttempt, PageError.NoAttemptLeft, PageError.CodeLate };
        Assert.All(
            SignInError.All.Select(PageError.From).Concat(own),
            error => Assert.NotEmpty((error with { Value = 3 }).In(In(language))));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void No_text_is_markup_or_empty(string language)
        => Assert.All(English.Names, name => Assert.Matches(@"^[^<>&]+$", In(language)[name]));

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("es", "ltr")]
    [InlineData("fr", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task The_page_is_in_the_persons_language_and_keeps_it_from_step_to_step(string language, string direction)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var code = await person.AskAsync("+447400123456", "?culture=" + language);
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", code.Html, StringComparison.Ordinal);
        Assert.Contains(In(language)["code.label"], code.Text, StringComparison.Ordinal);
        Assert.All(code.Forms, form => Assert.EndsWith("?culture=" + language, form.Action, StringComparison.Ordinal));

        person.Headers["Accept-Language"] = language;
        Assert.Contains($"<h1>{In(language)["number.title"]}</h1>", (await person.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    private static PageTexts In(string tag) => PageTexts.In(Language.Find(tag)!);

    private static IEnumerable<string> PlaceholdersOf(PageTexts texts, string name)
        => Placeholder().Matches(texts[name]).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{[^}]*\}?")]
    private static partial Regex Placeholder();

    [Theory]
    [InlineData(0, "CH")]
    [InlineData(1_024, "")]
    public async Task The_persons_country_is_guessed_from_no_longer_a_header_than_browsers_write(int nonsense, string chosen)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        person.Headers["Accept-Language"] = new string(',', nonsense) + "en;q=0.1, fr-CH";
        Assert.Contains(
            chosen.Length > 0 ? $"<option value=\"{chosen}\" selected>" : "<option value=\"\" selected>",
            (await person.GetAsync("/sign-in")).Html,
            StringComparison.Ordinal);
    }
}
