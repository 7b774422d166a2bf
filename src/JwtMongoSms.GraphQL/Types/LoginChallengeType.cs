using GraphQL.Types;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>A code that is on its way.</summary>
internal sealed class LoginChallengeType : ObjectGraphType<SendCodeResult>
{
    public LoginChallengeType(string prefix)
    {
        Name = prefix + "CodeChallenge";
        Description = "A code that is on its way.";
        Field<NonNullGraphType<IdGraphType>>("challengeId").Description("What verifyLogin and resendCode ask for. A secret of whoever asked for the code.").Resolve(context => context.Source.ChallengeId!.Value);
        Field<NonNullGraphType<IntGraphType>>("expiresInSeconds").Description("How long the code is good.").Resolve(context => Responses.Seconds(context.Source.ExpiresIn));
        Field<NonNullGraphType<IntGraphType>>("resendInSeconds").Description("When it may be sent again.").Resolve(context => Responses.Seconds(context.Source.ResendIn));
    }
}
