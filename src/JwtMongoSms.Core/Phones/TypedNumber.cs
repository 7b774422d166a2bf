using System.Globalization;
using System.Text;

namespace JwtMongoSms.Phones;

/// <summary>Reads what a person typed or pasted as a phone number: its digits, after a plus if it begins with one.</summary>
internal static class TypedNumber
{
    private const string Scheme = "tel:";
    private const string Extension = "ext=";
    private const string Context = "phone-context=";

    private const string Pluses = "+\uff0b\ufe62\u207a\u2795";

    // Beside spaces, dashes, brackets, quotes and invisible characters: dots, slashes and whatever else is written between digits. The
    // katakana mark, which is a letter, serves as a dash in Japan.
    private const string Separators = "./\\'\"`:|~"
        + "\u00b7\u2022\u2027\u2032\u2212\u2219\u22c5\u3002\u30fb\u30fc\uff0e\uff0f\uff1a\uff5e\uff61\uff65";

    /// <returns><see langword="null"/> for a text with letters or an extension, or without digits.</returns>
    public static string? Read(string text)
    {
        if (WithoutScheme(text) is not { } written)
            return null;

        var (digits, hasPlus, isBroken) = (new StringBuilder(written.Length), false, false);
        foreach (var rune in written.EnumerateRunes())
        {
            if (Digits.From(rune) is { } digit)
            {
                if (isBroken)
                    return null;

                digits.Append(digit);
            }
            else if (IsForbidden(rune))
            {
                return null;
            }
            else if (digits.Length == 0)
            {
                hasPlus |= IsOneOf(rune, Pluses);
            }
            else
            {
                // At the end it says nothing, as in "call 07400 123456!"; between digits it may separate two numbers.
                isBroken |= !IsSeparator(rune);
            }
        }

        return digits.Length == 0 ? null : hasPlus ? $"+{digits}" : digits.ToString();
    }

    // RFC 3966, as phones and browsers copy links: tel:+44-7400-123456, or tel:07400123456;phone-context=+44.
    private static string? WithoutScheme(string text)
    {
        var link = text.AsSpan().Trim().Trim('\ufeff');
        if (!link.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return text;

        var parts = Uri.UnescapeDataString(link[Scheme.Length..]).Split(';', StringSplitOptions.TrimEntries);
        if (Array.Exists(parts, part => part.StartsWith(Extension, StringComparison.OrdinalIgnoreCase)))
            return null;

        var context = Array.Find(parts, part => part.StartsWith(Context + '+', StringComparison.OrdinalIgnoreCase));
        return parts[0].StartsWith('+') ? parts[0] : context?[Context.Length..] + parts[0];
    }

    // Letters of a keypad, as in 1-800-FLOWERS, would give attackers many spellings of one number; # and * begin an extension. U+FFFD
    // stands for half a character.
    private static bool IsForbidden(Rune rune)
        => (Rune.IsLetter(rune) && !IsOneOf(rune, Separators))
        || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
        || IsOneOf(rune, "#*\uff03\uff0a\ufffd");

    private static bool IsSeparator(Rune rune) => Rune.IsWhiteSpace(rune) || IsOneOf(rune, Separators) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsOneOf(Rune rune, string characters) => rune.IsBmp && characters.Contains((char)rune.Value);
}
