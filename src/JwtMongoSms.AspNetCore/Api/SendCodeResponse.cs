namespace JwtMongoSms.AspNetCore.Api;

internal sealed record SendCodeResponse(string ChallengeId, int ExpiresInSeconds, int ResendInSeconds)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(SendCodeResponse);
}
