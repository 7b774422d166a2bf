using System.Globalization;
using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Finds the code in what a user typed or pasted: digits of any script, with spaces or hyphens, or the whole message.</summary>
internal static partial class TypedCode
{
    private const int MaxLength = 1_600;

    /// <returns>The code; the text itself when it contains none.</returns>
    public static string Find(string text, int length)
    {
        if (text.Length > MaxLength)
            return text;

        var plain = string.Concat(text.Select(ToAscii)).Trim();
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        if (digits.Length == length && plain.All(c => char.IsAsciiDigit(c) || IsSeparator(c)))
            return digits;

        // https://wicg.github.io/sms-one-time-codes: "@example.com #123456" names the code. The application's name may hold other digits.
        return BoundCodes().Matches(plain).Select(match => match.Groups[1].Value).LastOrDefault(code => code.Length == length)
            ?? Groups().Matches(plain).Select(DigitsOf).FirstOrDefault(code => code.Length == length)
            ?? text;
    }

    private static char ToAscii(char c) => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c;

    private static bool IsSeparator(char c)
        => char.IsWhiteSpace(c)
        || c is '-' or '.'
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static string DigitsOf(Match group) => string.Concat(group.Value.Where(char.IsAsciiDigit));

    [GeneratedRegex("@[^ ]+ #([0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex BoundCodes();

    [GeneratedRegex("[0-9]+(?:[ -][0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Groups();
}
