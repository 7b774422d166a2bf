namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record TokenResponse(
    string AccessToken, string TokenType, int ExpiresInSeconds, string RefreshToken, bool IsNewUser, UserResponse User)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(TokenResponse);
}
