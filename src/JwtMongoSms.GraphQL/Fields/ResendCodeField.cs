using GraphQL.Types;
using JwtMongoSms.Delivery;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>resendCode</c>: sends the same code again, to the challenge's own number.</summary>
internal static class ResendCodeField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "resendCode",
        Description = "Sends the same code again. Too early it is SEND_COOLDOWN, with retryAfterSeconds.",
        ResolvedType = new NonNullGraphType(types.Challenge),
        Arguments = [Argument.Id("challengeId", "What startLogin has answered.")],
        Resolver = FieldCall.Resolver(ResendAsync),
    };

    private static async Task<object?> ResendAsync(FieldCall call)
    {
        if (!ChallengeId.TryParse(call.Text("challengeId"), out var id))
            throw call.Failed(LoginError.CodeExpired);

        var result = await call.Service<LoginService>().SendCodeAsync(id, DeliveryChannel.Sms, call.Aborted);
        return result.Succeeded ? result : throw call.Failed(result.Error, result.RetryAfter);
    }
}
