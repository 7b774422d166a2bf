using System.Globalization;
using System.Text;

namespace JwtMongoSms.Sessions;

/// <summary>Cleans the name of a device, which a client may choose freely.</summary>
internal static class DeviceText
{
    public const int MaxCharacters = 64;

    public static string? Clean(string? text)
    {
        var name = new StringBuilder(MaxCharacters);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > MaxCharacters)
                break;

            if (IsPlain(rune))
                name.Append(rune);
        }

        var trimmed = name.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    // Format characters could reverse the text around them, in a list by which users recognise a foreign session.
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;
}
