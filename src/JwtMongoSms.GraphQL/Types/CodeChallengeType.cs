using GraphQL.Types;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The type <c>CodeChallenge</c>: a code that was requested.</summary>
internal sealed class CodeChallengeType : ObjectGraphType<SentCode>
{
    public CodeChallengeType(string prefix)
    {
        Name = prefix + "CodeChallenge";
        Description = "A code that was requested.";
        Field<NonNullGraphType<IdGraphType>>("challengeId")
            .Description("The id for verifySignIn and resendCode. Keep it secret: an attacker who has it can guess.")
            .Resolve(context => context.Source.ChallengeId.Value);
        Field<NonNullGraphType<IntGraphType>>("expiresInSeconds")
            .Description("How long the code is valid.")
            .Resolve(context => Responses.Seconds(context.Source.ExpiresIn));
        Field<NonNullGraphType<IntGraphType>>("resendInSeconds")
            .Description("When the code may be sent again.")
            .Resolve(context => Responses.Seconds(context.Source.ResendIn));
    }
}
