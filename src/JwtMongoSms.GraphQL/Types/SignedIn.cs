using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Users;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>Somebody who has just signed in, with the tokens for their client.</summary>
internal sealed class SignedIn(IssuedTokens tokens, User user)
{
    public IssuedTokens Tokens { get; } = tokens;

    public User User { get; } = user;
}
