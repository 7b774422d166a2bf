using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Phones;

namespace JwtMongoSms;

/// <summary>A telephone number of some country's numbering plan, in E.164 form. It prints masked.</summary>
public sealed class PhoneNumber : IEquatable<PhoneNumber>
{
    private PhoneFacts? facts;

    private PhoneNumber(string e164, PhoneFacts? facts) => (E164, this.facts) = (e164, facts);

    /// <summary>Gets the whole number, <c>+</c> and at most 15 digits (ITU-T E.164). It is personal: keep it out of logs.</summary>
    public string E164 { get; }

    /// <summary>
    /// Gets the ISO 3166-1 code of the number's country, such as <c>GB</c>: of territories that share one plan, the largest. Empty for
    /// numbers that belong to none, such as those of satellites.
    /// </summary>
    public string Country => Facts.Country;

    /// <summary>Gets the number's use in its country's plan.</summary>
    public PhoneNumberKind Kind => Facts.Kind;

    // A number from a store is parsed only when more than its digits is needed.
    private PhoneFacts Facts => facts ??= PhoneParser.FactsOf(E164);

    /// <summary>
    /// Parses a number as people type it: any punctuation, digits of any script, with or without the country's code, also in a form that
    /// its country has given up. In Argentina, where a 9 tells mobile numbers from landlines, a number without it is read as a mobile one.
    /// </summary>
    /// <param name="text">The text, at most 64 characters; a longer one is refused.</param>
    /// <param name="country">The ISO 3166-1 code that a number without <c>+</c> belongs to; ignored when the text begins with one.</param>
    /// <param name="phoneNumber">The number, when the text is one.</param>
    /// <returns><see langword="false"/> when the text is not a valid number of any country.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, string? country, [NotNullWhen(true)] out PhoneNumber? phoneNumber)
    {
        phoneNumber = PhoneParser.TryParse(text, country, out var e164, out var facts) ? new PhoneNumber(e164, facts) : null;
        return phoneNumber is not null;
    }

    /// <summary>Creates a number that a store holds in the form of <see cref="E164"/>. Its plan may be unknown or changed since.</summary>
    /// <exception cref="FormatException">The text is not <c>+</c> and 7 to 15 digits.</exception>
    public static PhoneNumber FromE164(string e164)
        => PhoneParser.HasE164Shape(e164)
            ? new PhoneNumber(e164, null)
            : throw new FormatException("A stored phone number is not in E.164 form: + and 7 to 15 digits.");

    /// <summary>Whether it fits a country's plan, also one that several territories share.</summary>
    internal bool IsIn(string country) => string.Equals(country, Country, StringComparison.OrdinalIgnoreCase)
        || PhoneParser.IsIn(E164, country.ToUpperInvariant());

    /// <inheritdoc/>
    public bool Equals(PhoneNumber? other) => other is not null && other.E164 == E164;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhoneNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => E164.GetHashCode(StringComparison.Ordinal);

    /// <summary>Prints <c>+44*******23</c>: calling code, seven stars (the length would tell the plan) and two digits.</summary>
    public override string ToString() => $"+{PhoneParser.FindCallingCode(E164)}*******{E164.AsSpan(^2..)}";
}
