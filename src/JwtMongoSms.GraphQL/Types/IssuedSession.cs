using JwtMongoSms.AspNetCore.Api;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The source of <see cref="SessionType"/>: the tokens of a session and its user.</summary>
internal sealed class IssuedSession(IssuedTokens tokens, User user)
{
    public IssuedTokens Tokens { get; } = tokens;

    public User User { get; } = user;
}
