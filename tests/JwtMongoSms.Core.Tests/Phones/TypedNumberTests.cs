namespace JwtMongoSms.Core.Tests.Phones;

/// <summary>Phone numbers as people type and paste them.</summary>
public sealed class TypedNumberTests
{
    // What stands between digits without meaning anything: spaces, dashes, brackets, dots and slashes of any script, invisible characters.
    private static readonly string[] Separators =
    [
        " ", "\t", "\n", "\u00a0", "\u2002", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000", "\u2028",
        "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d", "\u30fc", "~", "\uff5e",
        ".", "/", "\\", "'", "\u2019", "\"", "|", ":", "\u00b7", "\u2022", "\u2027", "\u2219", "\u22c5", "\u30fb", "\uff65", "\uff0e",
        "(", ")", "[", "]", "\uff08", "\uff09",
        "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202c", "\u2060", "\u2066", "\u2069",
        "\u00ad", "\u061c", "\ufeff", "\ufe0f",
    ];

    public static TheoryData<string> Separated => [.. Separators];

    [Theory]
    [MemberData(nameof(Separated))]
    public void What_stands_around_and_between_the_digits_says_nothing(string separator)
    {
        AssertParsed("+447400123456", $"{separator}+44{separator}7400{separator}{separator}123456{separator}", null);
        AssertParsed("+447400123456", string.Join(separator, "07400123456".ToCharArray()), "GB");
    }

    [Theory]
    [InlineData("tel:+44-7400-123456")]
    [InlineData("TEL:+447400123456")]
    [InlineData("tel://+447400123456")]
    [InlineData("tel: +44 7400 123456")]
    [InlineData("tel:+44%207400%20123456")]
    [InlineData("tel:%2B447400123456")]
    [InlineData(" tel:+447400123456\n")]
    [InlineData("\ufefftel:+447400123456")]
    [InlineData("tel:00447400123456")]
    [InlineData("tel:07400-123456;phone-context=+44")]
    [InlineData("tel:+447400123456;isub=12345")]
    [InlineData("tel:07400-123456;phone-context=example.com", "GB")]
    [InlineData("tel:07400123456", "GB")]
    [InlineData("0044 7400 123456")]
    [InlineData("0044 7400 123456", "GB")]
    [InlineData("0044 7400 123456", "US")]
    [InlineData("0044 7400 123456", "AU")]
    [InlineData("+0044 7400 123456", "GB")]
    [InlineData("(00) 44 7400 123456")]
    [InlineData("00 44 (0) 7400 123456", "BR")]
    [InlineData("011 44 7400 123456", "US")]
    [InlineData("0011 44 7400 123456", "AU")]
    [InlineData("++44 7400 123456")]
    [InlineData("(+44) 7400 123456")]
    [InlineData("\uff0b\uff14\uff14\uff17\uff14\uff10\uff10\uff11\uff12\uff13\uff14\uff15\uff16")]
    [InlineData("\ufe6244 7400 123456")]
    [InlineData("\u279544 7400 123456")]
    [InlineData("\u202b+\u0664\u0664 \u0667\u0664\u0660\u0660 \u0661\u0662\u0663\u0664\u0665\u0666\u202c")]
    [InlineData("+\ud835\udfd2\ud835\udfd2 7400 123456")]
    [InlineData("\ud83d\udcde +44 7400 123456")]
    [InlineData("+44 7400 123456!")]
    [InlineData("07400 123456,", "GB")]
    public void A_number_is_read_however_it_is_written(string text, string? country = null) => AssertParsed("+447400123456", text, country);

    [Theory]
    [InlineData("tel:")]
    [InlineData("tel:+447400123456;ext=7")]
    [InlineData("tel:+44740012%00456")]
    [InlineData("tel:tel:+447400123456")]
    [InlineData("mailto:+447400123456")]
    [InlineData("call +44 7400 123456")]
    [InlineData("+44 7400 123456 #7")]
    [InlineData("+44 7400 123456*7")]
    [InlineData("+44 7400 12345,6")]
    [InlineData("+44 7400 12345;6")]
    [InlineData("44+7400 123456", "GB")]
    [InlineData("+44 7400+123456")]
    [InlineData("07400 123456 / 07400 123457", "GB")]
    [InlineData("00", "GB")]
    [InlineData("000000000000", "GB")]
    [InlineData("+44 7400 12345\u00bd", "GB")]
    [InlineData("+44 7400 12345\u2465", "GB")]
    [InlineData("+44 7400\ud835 123456")]
    [InlineData("+44 7400\ufffd123456")]
    [InlineData("+44 7400\u007f123456")]
    public void What_may_mean_something_else_is_refused(string text, string? country = null)
        => Assert.False(PhoneNumber.TryParse(text, country, out _));

    private static void AssertParsed(string expected, string text, string? country)
    {
        Assert.True(PhoneNumber.TryParse(text, country, out var phoneNumber), $"\"{text}\" of {country}");
        Assert.Equal(expected, phoneNumber.E164);
    }
}
