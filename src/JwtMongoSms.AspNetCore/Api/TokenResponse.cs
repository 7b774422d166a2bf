namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The response to a sign-in. Where tokens travel in cookies alone, the body has none.</summary>
internal sealed record TokenResponse(
    string? AccessToken, string? TokenType, int ExpiresInSeconds, string? RefreshToken, bool IsNewUser, UserResponse User)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(TokenResponse);
}
