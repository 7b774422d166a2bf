using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PhoneNumbers;

namespace JwtMongoSms.Phones;

/// <summary>Parses phone numbers. No other type uses libphonenumber.</summary>
internal static class PhoneParser
{
    // Every way of writing a number is far shorter; libphonenumber itself would parse 250 characters.
    private const int MaxText = 64;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();
    private static readonly FrozenSet<int> CallingCodes = Library.GetSupportedCallingCodes().ToFrozenSet();

    /// <summary>Loads the metadata, which takes 70 to 270 ms.</summary>
    public static void WarmUp() => TryParse("+12025550123", null, out _, out _);

    public static bool TryParse(
        [NotNullWhen(true)] string? text, string? country, [NotNullWhen(true)] out string? e164, [NotNullWhen(true)] out PhoneFacts? facts)
    {
        (e164, facts) = (null, null);
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxText || HasLetterOrControl(text))
            return false;

        try
        {
            var number = Library.Parse(text, country?.ToUpperInvariant());
            if (number.HasExtension || !Library.IsValidNumber(number))
                return false;

            e164 = Library.Format(number, PhoneNumberFormat.E164);
            facts = FactsOf(number);
            return HasE164Shape(e164);
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    /// <summary>Gets what is known of a stored number, which may be of a plan that the library does not know.</summary>
    public static PhoneFacts FactsOf(string e164) => Find(e164) is { } number ? FactsOf(number) : PhoneFacts.None;

    public static bool IsCountry(string? text) => text is not null && Library.GetSupportedRegions().Contains(text);

    /// <summary>Gets the codes of all countries that have numbers.</summary>
    public static IReadOnlyCollection<string> Countries => Library.GetSupportedRegions();

    /// <summary>Gets the digits that a country's numbers begin with, without the plus.</summary>
    public static int CallingCodeOf(string country) => Library.GetCountryCodeForRegion(country);

    /// <summary>
    /// Finds the calling code of a stored number without parsing it: no calling code begins with another (ITU-T E.164). Empty when none is
    /// known.
    /// </summary>
    public static ReadOnlySpan<char> FindCallingCode(string e164)
    {
        for (var digits = 1; digits <= 3; digits++)
        {
            var code = e164.AsSpan(1, digits);
            if (CallingCodes.Contains(int.Parse(code, CultureInfo.InvariantCulture)))
                return code;
        }

        return [];
    }

    /// <summary>Gets a country's name in a language; <see langword="null"/> where the library knows none.</summary>
    public static string? CountryName(string country, string language)
        => new Locale("", country).GetDisplayCountry(language) is { Length: > 0 } name && name != country ? name : null;

    /// <summary>Formats a number as people write it in another country: <c>+44 7400 123456</c>.</summary>
    public static string Grouped(string e164) => Find(e164) is { } number ? Library.Format(number, PhoneNumberFormat.INTERNATIONAL) : e164;

    public static bool HasE164Shape(string text)
        => text.Length is >= 8 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static PhoneNumbers.PhoneNumber? Find(string e164)
    {
        try
        {
            return Library.Parse(e164, null);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static PhoneFacts FactsOf(PhoneNumbers.PhoneNumber number)
        => new(Library.GetRegionCodeForNumber(number) ?? "", KindOf(number));

    private static PhoneNumberKind KindOf(PhoneNumbers.PhoneNumber number) => Library.GetNumberType(number) switch
    {
        PhoneNumberType.MOBILE => PhoneNumberKind.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => PhoneNumberKind.FixedLineOrMobile,
        PhoneNumberType.FIXED_LINE => PhoneNumberKind.FixedLine,
        PhoneNumberType.PERSONAL_NUMBER => PhoneNumberKind.Personal,
        PhoneNumberType.VOIP => PhoneNumberKind.Voip,
        PhoneNumberType.UNKNOWN => PhoneNumberKind.Unknown,
        _ => PhoneNumberKind.Other,
    };

    // libphonenumber reads the letters of a keypad, as in "1-800-FLOWERS". They would give attackers many spellings of one number.
    private static bool HasLetterOrControl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) || (char.IsControl(c) && c is not '\t'))
                return true;
        }

        return false;
    }
}
