using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Phones.Internal;

namespace JwtMongoSms.Phones;

/// <summary>A telephone number that exists in some country's numbering plan, in E.164 form. It prints masked.</summary>
public sealed class PhoneNumber : IEquatable<PhoneNumber>
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>The whole number, <c>+</c> and at most 15 digits (ITU-T E.164). It is personal: keep it out of logs.</summary>
    public string E164 { get; }

    /// <summary>The ISO 3166-1 code of the number's country, such as <c>GB</c>; empty for numbers that belong to none.</summary>
    public string Country => PhoneParser.CountryOf(E164);

    /// <summary>What the number is used for in its country's plan.</summary>
    public PhoneNumberKind Kind => PhoneParser.KindOf(E164);

    /// <summary>Reads a number as a person writes it: any punctuation, digits of any script, with or without the country's code.</summary>
    /// <param name="text">What was typed; at most 64 characters are looked at, a longer text is refused.</param>
    /// <param name="country">The ISO 3166-1 code that a number without <c>+</c> belongs to; ignored when the text begins with one.</param>
    /// <param name="phoneNumber">The number, when there is one.</param>
    /// <returns><see langword="false"/> when the text is not a valid number of any country.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, string? country, [NotNullWhen(true)] out PhoneNumber? phoneNumber)
    {
        phoneNumber = PhoneParser.TryParse(text, country, out var e164) ? new PhoneNumber(e164) : null;
        return phoneNumber is not null;
    }

    /// <summary>Reads a phone number that a store holds: it was parsed before it was stored.</summary>
    /// <exception cref="FormatException">The text is not <c>+</c> and 7 to 15 digits.</exception>
    public static PhoneNumber FromE164(string e164)
        => PhoneParser.HasE164Shape(e164) ? new PhoneNumber(e164) : throw new FormatException("A stored phone number is not in E.164 form.");

    /// <inheritdoc/>
    public bool Equals(PhoneNumber? other) => other is not null && other.E164 == E164;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhoneNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => E164.GetHashCode(StringComparison.Ordinal);

    /// <summary>Its country code and its last two digits: <c>+44*******23</c>.</summary>
    public override string ToString() => PhoneParser.Mask(E164);
}
