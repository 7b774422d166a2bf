namespace JwtMongoSms.AspNetCore.Api;

/// <summary>What a sign-in is answered with. Where tokens travel in cookies alone, the body has none.</summary>
internal sealed record TokenResponse(
    string? AccessToken, string? TokenType, int ExpiresInSeconds, string? RefreshToken, bool IsNewUser, UserResponse User)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(TokenResponse);
}
