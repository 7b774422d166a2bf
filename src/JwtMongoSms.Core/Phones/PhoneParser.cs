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
        var typed = text is { Length: <= MaxText } ? TypedNumber.Read(text) : null;
        var number = typed is null ? null : Parse(typed, country?.ToUpperInvariant());
        e164 = number is null ? null : Library.Format(number, PhoneNumberFormat.E164);
        facts = number is null ? null : FactsOf(number);
        return e164 is not null && facts is not null && HasE164Shape(e164);
    }

    /// <summary>Gets what is known of a stored number, which may be of a plan that the library does not know.</summary>
    public static PhoneFacts FactsOf(string e164) => (Parse(e164, null) ?? Find(e164)) is { } number ? FactsOf(number) : PhoneFacts.None;

    /// <summary>
    /// Whether a number fits a country's calling code and plan. Territories share both: each mobile number of Finland is one of the Åland
    /// Islands too.
    /// </summary>
    public static bool IsIn(string e164, string country) => Find(e164) is { } number && Library.IsValidNumberForRegion(number, country);

    public static bool IsCountry(string? text) => text is not null && Library.GetSupportedRegions().Contains(text);

    /// <summary>Gets the codes of all countries that have numbers.</summary>
    public static IReadOnlyCollection<string> Countries => Library.GetSupportedRegions();

    /// <summary>Gets the kinds of numbers that a country's plan has.</summary>
    public static IEnumerable<PhoneNumberKind> KindsIn(string country) => Library.GetSupportedTypesForRegion(country)
        .Select(type => Library.GetExampleNumberForType(country, type)).OfType<PhoneNumbers.PhoneNumber>()
        .Select(number => KindOf(ToMobile(number)));

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

    // 00 is the plus of most countries, and people type it in the others too.
    private static PhoneNumbers.PhoneNumber? Parse(string digits, string? country)
        => ParseValid(digits, country) ?? (digits.TrimStart('+') is ['0', '0', .. var rest] ? ParseValid($"+{rest}", null) : null);

    private static PhoneNumbers.PhoneNumber? ParseValid(string digits, string? country)
    {
        if (Find(digits, country) is not { } number)
            return null;

        var isValid = Library.IsValidNumber(number);
        return NumberingChanges.Apply(number.CountryCode, Library.GetNationalSignificantNumber(number), isValid)
            .Select(national => Find($"+{number.CountryCode}{national}"))
            .FirstOrDefault(IsMobile) ?? (isValid ? ToMobile(number) : null);
    }

    // In Argentina mobile numbers are landline numbers with a 9, which people leave out. libphonenumber's FAQ: add it if the number is
    // known to be a mobile one. A number to sign in with is.
    private static PhoneNumbers.PhoneNumber ToMobile(PhoneNumbers.PhoneNumber number)
    {
        var token = PhoneNumberUtil.GetCountryMobileToken(number.CountryCode);
        return token.Length > 0 && KindOf(number) == PhoneNumberKind.FixedLine
            && Find($"+{number.CountryCode}{token}{Library.GetNationalSignificantNumber(number)}") is { } mobile && IsMobile(mobile)
            ? mobile
            : number;
    }

    private static bool IsMobile(PhoneNumbers.PhoneNumber? number)
        => number is not null && KindOf(number) is PhoneNumberKind.Mobile or PhoneNumberKind.FixedLineOrMobile;

    private static PhoneNumbers.PhoneNumber? Find(string digits, string? country = null)
    {
        try
        {
            return Library.Parse(digits, country);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static PhoneFacts FactsOf(PhoneNumbers.PhoneNumber number)
        => new(Library.GetRegionCodeForNumber(number) is { Length: 2 } country ? country : "", KindOf(number));

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
}
