namespace JwtMongoSms.Phones;

/// <summary>What a number's plan says of it.</summary>
internal sealed record PhoneFacts(string Country, PhoneNumberKind Kind, int CallingCode);
