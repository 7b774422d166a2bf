using System.Globalization;
using System.Text.RegularExpressions;

namespace JwtMongoSms.Core.Tests.Messages;

public sealed partial class DefaultMessageTests
{
    private const string Code = "048213";

    // Names as people give them, those among them that a right-to-left sentence could shuffle.
    private static readonly string[] Names = ["Nine Cats", "9 Cats", "24/7", "#1", "(Cats)", "Studio 54", "قطط", "٩ قطط", "Cats & Co."];

    public static TheoryData<string> All { get; } = [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("fr-CA", "fr")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void Another_language_is_written_to_in_the_nearest_language(string tag, string language)
        => Assert.Equal(Write(language, "Nine Cats", "example.com"), Write(tag, "Nine Cats", "example.com"));

    [Theory]
    [MemberData(nameof(All))]
    public void The_code_comes_first_in_plain_digits_and_once_more_at_the_end(string tag) => Assert.All(Names, name =>
    {
        var text = Write(tag, name, "example.com");
        Assert.StartsWith(Code + " ", text, StringComparison.Ordinal);
        Assert.EndsWith($"\n@example.com #{Code}", text, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(text, Code));
    });

    [Theory]
    [MemberData(nameof(All))]
    public void No_invisible_character_is_in_a_message(string tag) => Assert.DoesNotContain(
        Write(tag, "Nine Cats", "example.com"),
        c => char.GetUnicodeCategory(c) is UnicodeCategory.Format || (char.IsControl(c) && c != '\n'));

    [Fact]
    public void In_an_Arabic_message_the_code_keeps_its_place_and_its_order_whatever_the_name_is() => Assert.All(Names, name =>
    {
        // The first strong character is in a word of the sentence, so phones set it from right to left (Unicode Annex 9, P2); words keep
        // name and code apart; and digits in a row are never turned round (W2, L2).
        var sentence = Write("ar", name, "example.com").Split('\n')[0];
        Assert.Matches(CodeThenWords(), sentence);
        Assert.EndsWith($" {name}.", sentence, StringComparison.Ordinal);
    });

    private static string Write(string tag, string name, string domain)
    {
        Assert.True(OneTimeCode.TryParse(Code, Code.Length, out var code));
        var language = Language.Find(tag) ?? Language.English;
        return new MessageOptions().Sms(new CodeMessage { Code = code, AppName = name, Domain = domain, Language = language });
    }

    [GeneratedRegex(@"^[0-9]{6}( [\u0621-\u064A]+){3} ")]
    private static partial Regex CodeThenWords();
}
