namespace JwtMongoSms.Phones;

/// <summary>What a country's numbering plan says about a phone number.</summary>
internal sealed record PhoneFacts(string Country, PhoneNumberKind Kind)
{
    /// <summary>Gets the facts of a stored number whose plan is unknown.</summary>
    public static PhoneFacts None { get; } = new("", PhoneNumberKind.Unknown);
}
