using CsCheck;

namespace JwtMongoSms.Core.Tests.Messages;

public sealed class MessageSegmentsTests
{
    private const string Gsm7 =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
        + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly string[] Pieces = ["a", "€", "ж", "😀"];

    public static TheoryData<string, MessageEncoding, int, int> Known => new()
    {
        { "", MessageEncoding.Gsm7, 0, 1 },
        { Text("a", 160), MessageEncoding.Gsm7, 160, 1 },
        { Text("a", 161), MessageEncoding.Gsm7, 161, 2 },
        { Text("a", 306), MessageEncoding.Gsm7, 306, 2 },
        { Text("a", 307), MessageEncoding.Gsm7, 307, 3 },
        { Text("€", 80), MessageEncoding.Gsm7, 160, 1 },
        { Text("€", 81), MessageEncoding.Gsm7, 162, 2 },

        // 153 is odd: an escape at its end moves to the next segment, which is so begun one unit earlier.
        { Text("€", 153), MessageEncoding.Gsm7, 306, 3 },
        { Text("a", 152) + "€" + Text("a", 151), MessageEncoding.Gsm7, 305, 2 },
        { Text("a", 152) + "€" + Text("a", 152), MessageEncoding.Gsm7, 306, 3 },
        { Text("ж", 70), MessageEncoding.Ucs2, 70, 1 },
        { Text("ж", 71), MessageEncoding.Ucs2, 71, 2 },
        { Text("ж", 134), MessageEncoding.Ucs2, 134, 2 },
        { Text("ж", 135), MessageEncoding.Ucs2, 135, 3 },
        { Text("😀", 35), MessageEncoding.Ucs2, 70, 1 },
        { Text("😀", 36), MessageEncoding.Ucs2, 72, 2 },
        { Text("ж", 66) + "😀" + Text("ж", 65), MessageEncoding.Ucs2, 133, 2 },
        { Text("ж", 66) + "😀" + Text("ж", 66), MessageEncoding.Ucs2, 134, 3 },
        { Text("a", 69) + "ç", MessageEncoding.Ucs2, 70, 1 },
        { "\ud83d", MessageEncoding.Ucs2, 1, 1 },
        { "048213 is your Nine Cats code.\n\n@example.com #048213", MessageEncoding.Gsm7, 52, 1 },
        { "`", MessageEncoding.Ucs2, 1, 1 },
        { "\u001b", MessageEncoding.Ucs2, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Known_texts_have_known_counts(string text, MessageEncoding encoding, int units, int segments)
    {
        var counted = MessageSegments.Of(text);

        Assert.Equal((encoding, units, segments), (counted.Encoding, counted.Units, counted.Segments));
    }

    [Fact]
    public void The_alphabet_has_128_places_less_the_escape() => Assert.Equal(127, Gsm7.Distinct().Count());

    [Fact]
    public void A_text_of_the_alphabet_alone_travels_in_it() => Texts(1_000).Sample(text =>
    {
        var counted = MessageSegments.Of(text);
        Assert.Equal(MessageEncoding.Gsm7, counted.Encoding);
        Assert.Null(counted.ForeignCharacter);
        Assert.Equal(text.Length + text.Count(c => Extension.Contains(c, StringComparison.Ordinal)), counted.Units);
        AssertBounds(counted, 160, 153);
    });

    [Fact]
    public void One_foreign_character_anywhere_puts_the_whole_text_into_UCS2() => Gen.Select(
        Texts(500),
        Gen.Int[0x80, 0xFFFF].Select(c => (char)c).Where(c => !(Gsm7 + Extension).Contains(c, StringComparison.Ordinal)),
        Gen.Int[0, 500]).Sample(row =>
    {
        var (text, foreign, place) = row;
        var counted = MessageSegments.Of(text.Insert(Math.Min(place, text.Length), foreign.ToString()));
        Assert.Equal(MessageEncoding.Ucs2, counted.Encoding);
        Assert.Equal(text.Length + 1, counted.Units);
        Assert.Equal(foreign.ToString(), counted.ForeignCharacter);
    });

    [Theory]
    [InlineData("Café", null)]
    [InlineData("Zoë et Anaïs", "ë")]
    [InlineData("Cats 😀 é ë", "😀")]
    public void The_first_foreign_character_is_named_whole(string text, string? character)
        => Assert.Equal(character, MessageSegments.Of(text).ForeignCharacter);

    private static Gen<string> Texts(int maxLength) => Gen.Char[Gsm7 + Extension].Array[0, maxLength].Select(text => new string(text));

    [Fact]
    public void Half_a_pair_is_named_by_itself() => Assert.Equal("\ud83d", MessageSegments.Of("\ud83da").ForeignCharacter);

    [Fact]
    public void Any_text_can_be_cut_into_as_many_pieces_as_it_has_segments() => Gen.OneOf(
        Gen.String[0, 400], Gen.Int[0, 3].Select(index => Pieces[index]).Array[0, 400].Select(string.Concat)).Sample(text =>
    {
        var counted = MessageSegments.Of(text);
        if (counted.Encoding == MessageEncoding.Gsm7)
            AssertBounds(counted, 160, 153);
        else
            AssertBounds(counted, 70, 67);
    });

    [Fact]
    public void A_longer_text_never_has_fewer_segments() => Gen.Select(Gen.String[0, 300], Gen.String[0, 50]).Sample(
        (text, more) => Assert.True(MessageSegments.Of(text).Segments <= MessageSegments.Of(text + more).Segments));

    // A segment is left at most one unit short: that is all a pair can cost.
    private static void AssertBounds(MessageSegments counted, int single, int each)
    {
        if (counted.Units <= single)
            Assert.Equal(1, counted.Segments);
        else
            Assert.InRange(counted.Segments, (counted.Units + each - 1) / each, (counted.Units + each - 2) / (each - 1));
    }

    private static string Text(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
