namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>A country in the list of a page, by its ISO 3166-1 code.</summary>
internal sealed record Country(string Region, string Name, int CallingCode);
