using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The type <c>Session</c>: what a sign-in and a refresh return.</summary>
internal sealed class SessionType : ObjectGraphType<IssuedSession>
{
    public SessionType(string prefix, SignInTypes types)
    {
        Name = prefix + "Session";
        Description = "The tokens of a session, and its user.";

        // Clients of the npm package expect ID!, so the field is missing where responses carry no tokens.
        if (types.HasTokensInBody)
        {
            Field<NonNullGraphType<IdGraphType>>("authToken")
                .Description(
                    "The access token under the name that clients of jwt-mongo-sms know. "
                    + "From verifyAuthCode it lives for weeks and comes without a refresh token.")
                .Resolve(context => context.Source.Tokens.AccessToken?.Value);
        }

        Field<StringGraphType>("accessToken")
            .Description("For the header Authorization: Bearer. Null where tokens travel in cookies only.")
            .Resolve(context => context.Source.Tokens.AccessToken?.Value);
        Field<StringGraphType>("refreshToken")
            .Description("For refreshSession. Null from verifyAuthCode, and where tokens travel in cookies only.")
            .Resolve(context => context.Source.Tokens.RefreshToken?.Value);
        Field<NonNullGraphType<IntGraphType>>("expiresInSeconds")
            .Description("How long the access token is valid.")
            .Resolve(context => context.Source.Tokens.ExpiresInSeconds);
        Field("user", new NonNullGraphType(types.User))
            .Description("The user who is signed in.")
            .Resolve(context => types.Map(context.Source.User));
    }
}

/// <summary>The source of <see cref="SessionType"/>: the tokens of a session, and its user.</summary>
internal sealed class IssuedSession(IssuedTokens tokens, User user)
{
    public IssuedTokens Tokens { get; } = tokens;

    public User User { get; } = user;
}
