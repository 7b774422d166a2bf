using System.Globalization;
using System.Text.RegularExpressions;
using JwtMongoSms.Phones;

namespace JwtMongoSms.Challenges;

/// <summary>Finds the code in what a user typed or pasted: digits of any script, with spaces or hyphens, or the whole message.</summary>
internal static partial class TypedCode
{
    private const int MaxLength = 1_600;

    /// <returns>The code's digits from 0 to 9; <see langword="null"/> when the text contains no code of this length.</returns>
    public static string? Find(string text, int length)
    {
        if (text.Length > MaxLength)
            return null;

        var plain = string.Concat(text.EnumerateRunes().Select(rune => Digits.From(rune)?.ToString() ?? rune.ToString())).Trim();
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        if (digits.Length == length && plain.All(c => char.IsAsciiDigit(c) || IsSeparator(c)))
            return digits;

        // https://wicg.github.io/sms-one-time-codes: "@example.com #123456" names the code. The application's name may hold other digits.
        return BoundCodes().Matches(plain).Select(match => match.Groups[1].Value).LastOrDefault(code => code.Length == length)
            ?? Groups().Matches(plain).Select(DigitsOf).FirstOrDefault(code => code.Length == length);
    }

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
