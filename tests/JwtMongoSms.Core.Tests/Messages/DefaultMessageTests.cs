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
    [InlineData("en", "048213 is your Nine Cats code.")]
    [InlineData("es", "048213 es tu clave de un solo uso para Nine Cats.")]
    [InlineData("fr", "048213 est votre code Nine Cats.")]
    [InlineData("ar", "048213 هو رمزك في Nine Cats.")]
    public void Each_language_has_its_sentence_before_the_line_that_browsers_read(string tag, string sentence)
        => Assert.Equal($"{sentence}\n\n@example.com #048213", Write(tag, "Nine Cats", "example.com"));

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("fr-CA", "fr")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void Another_language_is_written_to_in_the_nearest_language(string tag, string language)
        => Assert.Equal(Write(language, "Nine Cats", "example.com"), Write(tag, "Nine Cats", "example.com"));

    [Theory]
    [InlineData("en", MessageEncoding.Gsm7, 108)]
    [InlineData("es", MessageEncoding.Gsm7, 89)]
    [InlineData("fr", MessageEncoding.Gsm7, 106)]
    [InlineData("ar", MessageEncoding.Ucs2, 40)]
    public void Name_and_domain_have_so_much_room_together_in_one_message(string tag, MessageEncoding encoding, int room)
    {
        for (var name = 1; name < room; name++)
        {
            var text = MessageSegments.Of(Write(tag, new string('n', name), new string('d', room - name)));
            Assert.Equal((encoding, 1, encoding == MessageEncoding.Gsm7 ? 140 : 70), (text.Encoding, text.Segments, text.Units));
        }
    }

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
