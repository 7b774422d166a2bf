using JwtMongoSms.AspNetCore.Authentication;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>Somebody who has just signed in, with the tokens for their client.</summary>
internal sealed class SignedIn(IssuedTokens tokens, User user)
{
    public IssuedTokens Tokens { get; } = tokens;

    public User User { get; } = user;
}
