using System.Globalization;
using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Finds the code in what a person has typed or pasted: the code with spaces, in another script's digits, or the whole message.</summary>
internal static partial class TypedCode
{
    private const int LongestText = 1_600;

    /// <returns>The code; the text itself when there is none in it.</returns>
    public static string Find(string text, int length)
    {
        if (text.Length > LongestText)
            return text;

        var plain = string.Concat(text.Select(ToAscii)).Trim();
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        if (digits.Length == length && plain.All(c => char.IsAsciiDigit(c) || IsBetweenDigits(c)))
            return digits;

        // https://wicg.github.io/sms-one-time-codes: "@example.com #123456" names the code. A number in the application's name doesn't.
        return BoundCodes().Matches(plain).Select(match => match.Groups[1].Value).LastOrDefault(code => code.Length == length)
            ?? Groups().Matches(plain).Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit))).FirstOrDefault(code => code.Length == length)
            ?? text;
    }

    private static char ToAscii(char c) => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c;

    private static bool IsBetweenDigits(char c) => char.IsWhiteSpace(c) || c is '-' or '.' || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    [GeneratedRegex("@[^ ]+ #([0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex BoundCodes();

    [GeneratedRegex("[0-9]+(?:[ -][0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Groups();
}
