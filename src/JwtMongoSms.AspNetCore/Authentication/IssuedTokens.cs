using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>What of a session's tokens a client is handed in an answer's body: neither, where they travel in cookies alone.</summary>
internal sealed class IssuedTokens(AccessToken? accessToken, RefreshToken? refreshToken, TimeSpan expiresIn)
{
    public AccessToken? AccessToken { get; } = accessToken;

    public RefreshToken? RefreshToken { get; } = refreshToken;

    public int ExpiresInSeconds { get; } = Answer.Seconds(expiresIn);
}
