using JwtMongoSms.Phones;

namespace JwtMongoSms;

/// <summary>Which numbers codes are sent to. Section <c>JwtMongoSms:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Has no effect yet; for limits per address and day. True by default; <see langword="false"/> is refused in Production. The
    /// countries, the number kinds, the attempts, the guess budget and the resend pauses always apply.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>ISO 3166-1 codes of countries that codes are sent to, such as <c>GB</c>. Empty is all, and refused in Production.</summary>
    public IReadOnlyList<string> Countries { get; set; } = [];

    /// <summary>Kinds of numbers that codes are sent to. Empty, the default, is <c>Mobile</c> and <c>FixedLineOrMobile</c>.</summary>
    public IReadOnlyList<PhoneNumberKind> NumberKinds { get; set; } = [];

    /// <summary>Finds why no code may be sent to a number, known or not; <see langword="null"/> when one may.</summary>
    internal SignInError? FindError(PhoneNumber phoneNumber) => !Allows(phoneNumber.Kind) ? SignInError.PhoneInvalid
        : !AllowsCountry(phoneNumber.Country) && !Countries.Any(phoneNumber.IsIn) ? SignInError.PhoneCountryBlocked
        : null;

    /// <summary>Whether codes are sent to numbers of a country. Territories that share its plan may be allowed without it.</summary>
    internal bool AllowsCountry(string country) => Countries.Count == 0 || Countries.Contains(country, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a country has numbers of a kind that codes are sent to.</summary>
    internal bool HasNumbersIn(string country) => PhoneParser.KindsIn(country.ToUpperInvariant()).Any(Allows);

    private bool Allows(PhoneNumberKind kind) => NumberKinds.Count > 0
        ? NumberKinds.Contains(kind)
        : kind is PhoneNumberKind.Mobile or PhoneNumberKind.FixedLineOrMobile;
}
