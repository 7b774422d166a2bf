namespace JwtMongoSms.Core.Tests.Languages;

public sealed class LanguageTests
{
    [Fact]
    public void Ours_are_four() => Assert.Equal(["en", "es", "fr", "ar"], Language.All.Select(language => language.Tag));

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("FR", "fr")]
    [InlineData("fr-CA", "fr")]
    [InlineData("es-419", "es")]
    [InlineData("ar-Arab-EG-u-nu-arab", "ar")]
    [InlineData("en-", "en")]
    [InlineData("de", null)]
    [InlineData("de-FR", null)]
    [InlineData("fra", null)]
    [InlineData("f", null)]
    [InlineData("fr_CA", null)]
    [InlineData(" fr", null)]
    [InlineData("-fr", null)]
    [InlineData("*", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_tag_is_taken_for_itself_and_else_for_its_parent(string? tag, string? language)
        => Assert.Equal(language, Language.Find(tag)?.Tag);

    [Theory]
    [InlineData("de", "de")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("zh-Hant-TW", "zh-Hant-TW")]
    [InlineData("FR", "fr")]
    [InlineData("fr-CA", "fr-CA")]
    [InlineData("d", null)]
    [InlineData("pt_BR", null)]
    [InlineData("de-", null)]
    [InlineData("de-123456789", null)]
    [InlineData("de\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Any_tag_is_read_and_ours_is_the_same_in_either_case(string? tag, string? read)
    {
        Assert.Equal(read is not null, Language.TryParse(tag, out var language));
        Assert.Equal(read, language?.Tag);
    }

    [Fact]
    public void What_is_longer_than_any_tag_is_not_looked_at()
    {
        Assert.Equal("fr", Language.Find("fr-" + new string('a', 32))?.Tag);
        Assert.Null(Language.Find("fr-" + new string('a', 33)));
        Assert.False(Language.TryParse("fr" + string.Concat(Enumerable.Repeat("-a", 17)), out _));
    }
}
