using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PhoneNumbers;

namespace JwtMongoSms.Phones;

/// <summary>The one place that touches libphonenumber.</summary>
internal static class PhoneParser
{
    // The longest way of writing a number with an extension is far below this; libphonenumber itself would look at 250.
    private const int MaxText = 64;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>Loads the metadata, which takes 70 to 270 ms, before the first person waits for it.</summary>
    public static void WarmUp() => TryParse("+12025550123", null, out _);

    public static bool TryParse([NotNullWhen(true)] string? text, string? country, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxText || HasUnwritable(text))
            return false;

        try
        {
            var number = Library.Parse(text, country?.ToUpperInvariant());
            if (number.HasExtension || !Library.IsValidNumber(number))
                return false;

            e164 = Library.Format(number, PhoneNumberFormat.E164);
            return HasE164Shape(e164);
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    public static string CountryOf(string e164) => Library.GetRegionCodeForNumber(Library.Parse(e164, null)) ?? "";

    public static PhoneNumberKind KindOf(string e164) => Library.GetNumberType(Library.Parse(e164, null)) switch
    {
        PhoneNumberType.MOBILE => PhoneNumberKind.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => PhoneNumberKind.FixedLineOrMobile,
        PhoneNumberType.FIXED_LINE => PhoneNumberKind.FixedLine,
        PhoneNumberType.PERSONAL_NUMBER => PhoneNumberKind.Personal,
        PhoneNumberType.VOIP => PhoneNumberKind.Voip,
        PhoneNumberType.UNKNOWN => PhoneNumberKind.Unknown,
        _ => PhoneNumberKind.Other,
    };

    public static bool IsCountry(string? text) => text is not null && Library.GetSupportedRegions().Contains(text);

    /// <summary>The codes of all countries that have numbers.</summary>
    public static IReadOnlyCollection<string> Countries => Library.GetSupportedRegions();

    /// <summary>What a country's numbers begin with, without the plus.</summary>
    public static int CallingCodeOf(string country) => Library.GetCountryCodeForRegion(country);

    /// <summary>A country's name in a language, by its code of two letters; <see langword="null"/> where the library knows none.</summary>
    public static string? CountryName(string country, string language)
        => new Locale("", country).GetDisplayCountry(language) is { Length: > 0 } name && name != country ? name : null;

    /// <summary>The number as people write it in another country: <c>+44 7400 123456</c>.</summary>
    public static string Grouped(string e164) => Library.Format(Library.Parse(e164, null), PhoneNumberFormat.INTERNATIONAL);

    public static bool HasE164Shape(string text)
        => text.Length is >= 8 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    // Always seven stars: the length of a number would tell its country's plan.
    public static string Mask(string e164) => string.Create(CultureInfo.InvariantCulture, $"+{Library.Parse(e164, null).CountryCode}*******{e164[^2..]}");

    // A phone's keypad has letters, and so has libphonenumber: "1-800-FLOWERS". Nobody types their own number so, and attackers like the room it gives.
    private static bool HasUnwritable(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) || (char.IsControl(c) && c is not '\t'))
                return true;
        }

        return false;
    }
}
