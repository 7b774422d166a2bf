using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Issues both tokens the way that they travel: in the body, or in cookies.</summary>
internal sealed class TokenResponseFactory(
    AccessTokenIssuer issuer, TokenSettings settings, TokenCookies cookies, IOptions<UserOptions> options)
{
    public IResult Create(HttpContext http, SignedIn signedIn)
    {
        var tokens = Issue(http, signedIn);
        return Responses.Json(
            new TokenResponse(
                tokens.AccessToken?.Value,
                tokens.AccessToken is null ? null : "Bearer",
                tokens.ExpiresInSeconds,
                tokens.RefreshToken?.Value,
                signedIn.IsNew,
                UserResponse.From(signedIn.User, options.Value.PublicFields)),
            ApiJson.Relaxed.TokenResponse);
    }

    public IssuedTokens Issue(HttpContext http, SignedIn signedIn)
    {
        var token = issuer.Issue(signedIn.Session.Session, signedIn.Claims);
        if (settings.TakesHeader)
            return new IssuedTokens(token, signedIn.Session.RefreshToken, token.ExpiresIn);

        cookies.Write(http, token, signedIn.Session);
        return new IssuedTokens(accessToken: null, refreshToken: null, token.ExpiresIn);
    }

    /// <summary>Issues the one token of a client that knows no refresh. Always in the body: it knows no cookies either.</summary>
    public IssuedTokens IssueLegacy(SignedIn signedIn)
    {
        var token = issuer.IssueLegacy(signedIn.Session.Session, signedIn.Claims);
        return new IssuedTokens(token, refreshToken: null, token.ExpiresIn);
    }
}

/// <summary>The response to a sign-in. Where tokens travel in cookies alone, the body has none.</summary>
internal sealed record TokenResponse(
    string? AccessToken, string? TokenType, int ExpiresInSeconds, string? RefreshToken, bool IsNewUser, UserResponse User)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(TokenResponse);
}

/// <summary>The tokens for the body of the response; both are null where tokens travel in cookies alone.</summary>
internal sealed class IssuedTokens(AccessToken? accessToken, RefreshToken? refreshToken, TimeSpan expiresIn)
{
    public AccessToken? AccessToken { get; } = accessToken;

    public RefreshToken? RefreshToken { get; } = refreshToken;

    public int ExpiresInSeconds { get; } = Responses.Seconds(expiresIn);
}
