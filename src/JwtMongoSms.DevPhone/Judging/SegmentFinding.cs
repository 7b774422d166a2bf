using System.Globalization;
using System.Text;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>How many messages carriers make of a text, and which character is not in GSM-7.</summary>
internal static class SegmentFinding
{
    public static Finding From(string text)
    {
        var count = MessageSegments.Of(text);
        var (alphabet, room) = count.Encoding == MessageEncoding.Gsm7
            ? ("GSM-7", 160)
            : ($"UCS-2 because of {Shown(FirstForeign(text))}", 70);
        return count.Segments == 1
            ? new Finding("segments", true, $"One segment: {count.Units} of {room} places, {alphabet}.")
            : new Finding(
                "segments",
                false,
                $"{count.Segments} segments, each billed as a message: {count.Units} places, and one segment has {room} ({alphabet}).");
    }

    private static Rune FirstForeign(string text)
        => text.EnumerateRunes().First(rune => MessageSegments.Of(rune.ToString()).Encoding == MessageEncoding.Ucs2);

    // Isolated (U+2068, U+2069), or an Arabic letter would turn the sentence around. What can't be seen is only numbered.
    private static string Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => $"an invisible U+{rune.Value:X4}",
        _ => $"“\u2068{rune}\u2069”, U+{rune.Value:X4}",
    };
}
