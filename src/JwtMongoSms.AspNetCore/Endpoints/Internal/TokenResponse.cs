namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

internal sealed record TokenResponse(
    string AccessToken, string TokenType, int ExpiresInSeconds, string RefreshToken, bool IsNewUser, UserResponse User);
