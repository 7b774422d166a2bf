using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>A code that is on its way.</summary>
internal sealed class LoginChallengeType : ObjectGraphType<SendCodeResult>
{
    public LoginChallengeType(string prefix)
    {
        Name = prefix + "LoginChallenge";
        Description = "A code that is on its way.";
        Field<NonNullGraphType<IdGraphType>>("challengeId").Description("What verifyLogin and resendCode ask for. A secret of whoever asked for the code.").Resolve(context => context.Source.ChallengeId!.Value);
        Field<NonNullGraphType<IntGraphType>>("expiresInSeconds").Description("How long the code is good.").Resolve(context => Answer.Seconds(context.Source.ExpiresIn));
        Field<NonNullGraphType<IntGraphType>>("resendInSeconds").Description("When it may be sent again.").Resolve(context => Answer.Seconds(context.Source.ResendIn));
    }
}
