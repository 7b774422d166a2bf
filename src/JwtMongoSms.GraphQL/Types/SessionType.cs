using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>What a sign-in is answered with.</summary>
internal sealed class SessionType : ObjectGraphType<SignedIn>
{
    public SessionType(string prefix, LoginTypes types)
    {
        Name = prefix + "Session";
        Description = "What a sign-in is answered with.";

        // It is ID! for clients of the npm package, so a schema whose answers carry no tokens has no such field.
        if (types.TokensInBody)
        {
            Field<NonNullGraphType<IdGraphType>>("authToken")
                .Description("The access token once more, by the name that clients of jwt-mongo-sms know. From verifyAuthCode it lives for weeks and is all there is; else as long as accessToken.")
                .Resolve(context => context.Source.Tokens.AccessToken?.Value);
        }

        Field<StringGraphType>("accessToken").Description("For the header Authorization: Bearer. None where tokens travel in cookies alone.").Resolve(context => context.Source.Tokens.AccessToken?.Value);
        Field<StringGraphType>("refreshToken").Description("For refreshSession. None from verifyAuthCode, and none where tokens travel in cookies alone.").Resolve(context => context.Source.Tokens.RefreshToken?.Value);
        Field<NonNullGraphType<IntGraphType>>("expiresInSeconds").Description("How long the access token is good.").Resolve(context => context.Source.Tokens.ExpiresInSeconds);
        Field("user", new NonNullGraphType(types.User)).Description("Who is signed in.").Resolve(context => types.Shown(context.Source.User));
    }
}
