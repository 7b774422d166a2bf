namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Asks for a code to the number that a person wants to have.</summary>
internal sealed record SendPhoneCodeRequest(string? PhoneNumber = null, string? Country = null)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(SendPhoneCodeRequest);
}
