namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Asks for a code: for a number, or once more for a challenge.</summary>
internal sealed record SendCodeRequest(string? PhoneNumber = null, string? Country = null, string? Channel = null, string? ChallengeId = null)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(SendCodeRequest);
}
