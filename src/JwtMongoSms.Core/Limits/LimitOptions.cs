using JwtMongoSms.Phones;

namespace JwtMongoSms;

/// <summary>Which numbers codes are sent to. Section <c>JwtMongoSms:Limits</c>.</summary>
public sealed class LimitOptions
{
    /// <summary>
    /// Whether the pauses of numbers and the limits of addresses, prefixes, countries, messages and money hold. True by default;
    /// <see langword="false"/> is refused in Production. The countries, the number kinds, the attempts, the guess budget and the resend
    /// pauses of a challenge always apply.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>ISO 3166-1 codes of countries that codes are sent to, such as <c>GB</c>. Empty is all, and refused in Production.</summary>
    public IReadOnlyList<string> Countries { get; set; } = [];

    /// <summary>
    /// ISO 3166-1 codes of the countries that most users are from, which have larger limits. Empty, the default, is the first of
    /// <see cref="Countries"/>, and all where that is empty.
    /// </summary>
    public IReadOnlyList<string> HomeCountries { get; set; } = [];

    /// <summary>Kinds of numbers that codes are sent to. Empty, the default, is <c>Mobile</c> and <c>FixedLineOrMobile</c>.</summary>
    public IReadOnlyList<PhoneNumberKind> NumberKinds { get; set; } = [];

    /// <summary>
    /// Addresses and networks of the proxies in front of the application, such as <c>10.0.0.0/8</c>, whose <c>X-Forwarded-For</c> is
    /// believed; or <c>none</c>. Required in Production: behind an unnamed proxy all users have one address. In Development empty is the
    /// loopback addresses.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>
    /// What messages may cost in a calendar day, UTC, in the currency of <see cref="Prices"/>. Required in Production, above zero; in
    /// Development <see langword="null"/> is no ceiling.
    /// </summary>
    public decimal? DailyCost { get; set; }

    /// <summary>The price of one segment of a text message, by ISO 3166-1 code; 0 to 1,000 each. Others cost <see cref="Price"/>.</summary>
    public IReadOnlyDictionary<string, decimal> Prices { get; set; } = new Dictionary<string, decimal>();

    /// <summary>
    /// The price of one segment to a country that <see cref="Prices"/> lacks: 0.10 by default, 0 to 1,000. It is an assumption and not
    /// your provider's price.
    /// </summary>
    public decimal Price { get; set; } = 0.10m;

    /// <summary>Finds why no code may be sent to a number, known or not; <see langword="null"/> when one may.</summary>
    internal SignInError? FindError(PhoneNumber phoneNumber) => !Allows(phoneNumber.Kind) ? SignInError.PhoneInvalid
        : !AllowsCountry(phoneNumber.Country) && !Countries.Any(phoneNumber.IsIn) ? SignInError.PhoneCountryBlocked
        : null;

    /// <summary>Whether codes are sent to numbers of a country. Territories that share its plan may be allowed without it.</summary>
    internal bool AllowsCountry(string country) => Countries.Count == 0 || Countries.Contains(country, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a country has numbers of a kind that codes are sent to.</summary>
    internal bool HasNumbersIn(string country) => PhoneParser.KindsIn(country.ToUpperInvariant()).Any(Allows);

    /// <summary>Whether most users are from a number's country.</summary>
    internal bool IsHome(PhoneNumber phoneNumber) => HomeCountries.Count > 0 ? HomeCountries.Any(phoneNumber.IsIn)
        : Countries is not [var first, ..] || phoneNumber.IsIn(first);

    /// <summary>Gets the price of one segment to a number.</summary>
    internal decimal PriceOf(PhoneNumber phoneNumber)
    {
        foreach (var (country, price) in Prices)
        {
            if (string.Equals(country, phoneNumber.Country, StringComparison.OrdinalIgnoreCase))
                return price;
        }

        return Price;
    }

    private bool Allows(PhoneNumberKind kind) => NumberKinds.Count > 0
        ? NumberKinds.Contains(kind)
        : kind is PhoneNumberKind.Mobile or PhoneNumberKind.FixedLineOrMobile;
}
