using GraphQL.Types;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>resendCode</c>: sends the same code again, to the phone number of the challenge.</summary>
internal sealed class ResendCodeField : FieldType
{
    public ResendCodeField(SignInTypes types)
    {
        Name = "resendCode";
        Description = "Sends the same code again. Too early, it fails with SEND_COOLDOWN and retryAfterSeconds.";
        ResolvedType = new NonNullGraphType(types.Challenge);
        Arguments = [Argument.Id("challengeId", "The challengeId of startSignIn.")];
        Resolver = FieldCall.Resolver(ResendAsync);
    }

    private static async Task<object?> ResendAsync(FieldCall call)
    {
        if (!ChallengeId.TryParse(call.Text("challengeId"), out var id))
            throw call.Failed(SignInError.CodeExpired);

        var result = await call.Service<ISignInService>().ResendCodeAsync(id, DeliveryChannel.Sms, call.Aborted);
        return result.Succeeded ? result.Value : throw call.Failed(result.Error, result.RetryAfter);
    }
}
