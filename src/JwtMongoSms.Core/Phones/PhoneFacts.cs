namespace JwtMongoSms.Phones;

/// <summary>The facts that a number's plan tells.</summary>
internal sealed record PhoneFacts(string Country, PhoneNumberKind Kind, int CallingCode);
