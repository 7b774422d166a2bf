using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>What of a session's tokens a client is handed in an answer's body: neither, where they travel in cookies alone.</summary>
internal sealed class IssuedTokens(AccessToken? accessToken, RefreshToken? refreshToken, TimeSpan expiresIn)
{
    public AccessToken? AccessToken { get; } = accessToken;

    public RefreshToken? RefreshToken { get; } = refreshToken;

    public int ExpiresInSeconds { get; } = Responses.Seconds(expiresIn);
}
