using System.Globalization;
using System.Text;

namespace JwtMongoSms.Phones;

/// <summary>Reads decimal digits of any script, such as full-width or Arabic-Indic ones.</summary>
internal static class Digits
{
    /// <summary>Gets a digit as one from 0 to 9; <see langword="null"/> for any other character, such as ½ or ①.</summary>
    public static char? From(Rune rune)
        => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (char)('0' + (int)Rune.GetNumericValue(rune)) : null;
}
