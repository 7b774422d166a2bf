using JwtMongoSms.Messages;

namespace JwtMongoSms.Core.Tests.Challenges;

public sealed class OneTimeCodeTests
{
    private static readonly string[] AppNames =
        ["Tests", "Route 66", "2024 Games", "654321", "1234 567", "Café 24/7", "#123457", "@home #99"];

    public static TheoryData<string, string> KnownLanguages
        => new(Language.All.SelectMany(_ => AppNames, (language, app) => (language.Tag, app)));

    [Theory]
    [InlineData("123456")]
    [InlineData(" 123456\n")]
    [InlineData("123 456")]
    [InlineData("123-456")]
    [InlineData("123.456")]
    [InlineData("12 34 56")]
    [InlineData("1 2 3 4 5 6")]
    [InlineData("123\u00a0456")]
    [InlineData("123\u2013456")]
    [InlineData("\u2066123456\u2069")]
    [InlineData("\ufeff123456")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("۱۲۳ ۴۵۶")]
    [InlineData("१२३४५६")]
    [InlineData("１２３４５６")]
    [InlineData("１２３　４５６")]
    [InlineData("𝟏𝟐𝟑𝟒𝟓𝟔")]
    [InlineData("123\u202f456")]
    [InlineData("\t123456\u2028")]
    [InlineData("\u200f123456\u200e")]
    [InlineData("123\u200b456")]
    [InlineData("Your code: 123456")]
    [InlineData("code 123-456, thanks")]
    [InlineData("123456.")]
    [InlineData("رمزك هو ١٢٣٤٥٦")]
    public void The_code_is_found_however_it_was_typed(string text) => Assert.Equal("123456", Find(text, 6));

    [Theory]
    [InlineData("012345")]
    [InlineData("000000")]
    [InlineData("000 001")]
    public void Leading_zeros_survive(string text)
        => Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), Find(text, 6));

    [Theory]
    [MemberData(nameof(KnownLanguages))]
    public void The_whole_message_will_do_in_every_language_and_whatever_digits_the_name_has(string language, string app)
    {
        Assert.True(OneTimeCode.TryParse("012345", 6, out var code));
        var message = DefaultMessage.Write(
            new CodeMessage { Code = code, AppName = app, Domain = "example.com", Language = Language.Find(language)! });
        Assert.Equal("012345", Find(message, 6));

        // A field of one line takes line breaks out, or puts a space there.
        Assert.Equal("012345", Find(message.ReplaceLineEndings(" "), 6));
        Assert.Equal("012345", Find(message.ReplaceLineEndings(""), 6));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("123456789012")]
    [InlineData("abcdef")]
    [InlineData("12345x6")]
    [InlineData("-1.5e10")]
    [InlineData("\ufffe")]
    [InlineData("\uffff\u0000")]
    [InlineData("\ud800")]
    [InlineData("①②③④⑤⑥")]
    [InlineData("<script>")]
    public void A_text_without_a_code_is_refused(string? text) => Assert.Null(Find(text, 6));

    [Fact]
    public void A_novel_is_not_searched()
    {
        var text = new string('a', 1_600) + " 123456";
        Assert.Null(Find(text, 6));
        Assert.Equal("123456", Find(new string('a', 1_500) + " 123456", 6));
    }

    private static string? Find(string? text, int length) => OneTimeCode.TryParse(text, length, out var code) ? code.Digits : null;
}
