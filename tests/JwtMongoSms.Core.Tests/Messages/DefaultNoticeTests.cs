using System.Globalization;

namespace JwtMongoSms.Core.Tests.Messages;

/// <summary>What a number is told when its account has left it.</summary>
public sealed class DefaultNoticeTests
{
    public static TheoryData<string> All { get; } = [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void Another_language_is_written_to_in_the_nearest_language(string tag, string language)
        => Assert.Equal(Write(language, "Nine Cats"), Write(tag, "Nine Cats"));

    // A handset that finds a code in it would offer it to a page; a link teaches people to follow links in messages.
    [Theory]
    [MemberData(nameof(All))]
    public void It_has_no_digit_no_link_and_no_invisible_character(string tag) => Assert.DoesNotContain(
        Write(tag, "Nine Cats"),
        c => char.IsDigit(c) || c is '@' or '#' or '/' || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format);

    private static string Write(string tag, string name)
    {
        var language = Language.Find(tag) ?? Language.English;
        return new MessageOptions().PhoneChanged(new PhoneChangedMessage { AppName = name, Language = language });
    }
}
