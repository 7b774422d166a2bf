namespace JwtMongoSms;

/// <summary>Who may be sent a code. Section <c>JwtMongoSms:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Whether the sending limits hold: <see langword="true"/> by default. <see langword="false"/> is for development and refused in Production;
    /// attempts, the guess budget and a challenge's resend pauses stay.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>ISO 3166-1 codes of the countries that codes are sent to, such as <c>GB</c>. Required in Production; in Development an empty list allows all.</summary>
    public IReadOnlyList<string> Countries { get; set; } = [];

    /// <summary>Kinds of numbers that codes are sent to. Empty, the default, stands for <c>Mobile</c> and <c>FixedLineOrMobile</c>; others are allowed by naming all.</summary>
    public IReadOnlyList<PhoneNumberKind> NumberKinds { get; set; } = [];

    /// <summary>Why a number, known or not, is sent no code; <see langword="null"/> when it may be.</summary>
    internal SignInError? FindError(PhoneNumber phoneNumber) => !Allows(phoneNumber.Kind) ? SignInError.PhoneInvalid
        : !AllowsCountry(phoneNumber.Country) ? SignInError.PhoneCountryBlocked
        : null;

    private bool Allows(PhoneNumberKind kind) => NumberKinds.Count > 0
        ? NumberKinds.Contains(kind)
        : kind is PhoneNumberKind.Mobile or PhoneNumberKind.FixedLineOrMobile;

    internal bool AllowsCountry(string country) => Countries.Count == 0 || Countries.Contains(country, StringComparer.OrdinalIgnoreCase);
}
