using System.Globalization;

namespace JwtMongoSms.Core.Tests.Messages;

/// <summary>What a number is told when its account has left it.</summary>
public sealed class DefaultNoticeTests
{
    public static TheoryData<string> All { get; } = [.. Language.All.Select(language => language.Tag)];

    [Theory]
    [InlineData("en", "The phone number of your Nine Cats account was changed. If that wasn't you, contact us at once.")]
    [InlineData("es", "Se ha cambiado el teléfono de tu cuenta de Nine Cats. Si no lo has pedido, contacta con nosotros enseguida.")]
    [InlineData("fr", "Le numéro de votre compte Nine Cats a été changé. Si ce n'est pas vous, contactez-nous au plus vite.")]
    [InlineData("ar", "تم تغيير رقم حسابك في Nine Cats الآن. إن لم تكن أنت فاتصل بنا.")]
    public void Each_language_has_its_sentences(string tag, string text) => Assert.Equal(text, Write(tag, "Nine Cats"));

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void Another_language_is_written_to_in_the_nearest_language(string tag, string language)
        => Assert.Equal(Write(language, "Nine Cats"), Write(tag, "Nine Cats"));

    [Theory]
    [InlineData("en", MessageEncoding.Gsm7, 74)]
    [InlineData("es", MessageEncoding.Gsm7, 62)]
    [InlineData("fr", MessageEncoding.Gsm7, 69)]
    [InlineData("ar", MessageEncoding.Ucs2, 17)]
    public void A_name_has_so_much_room_in_one_message(string tag, MessageEncoding encoding, int room)
    {
        var full = MessageSegments.Of(Write(tag, new string('n', room)));
        var over = MessageSegments.Of(Write(tag, new string('n', room + 1)));
        Assert.Equal((encoding, 1, encoding == MessageEncoding.Gsm7 ? 160 : 70), (full.Encoding, full.Segments, full.Units));
        Assert.Equal(2, over.Segments);
    }

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
