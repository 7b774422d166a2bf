using GraphQL.Types;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>The fields that sign a user in: <c>startSignIn</c>, <c>resendCode</c>, <c>verifySignIn</c>.</summary>
internal static class SignInFields
{
    public static FieldType Start(SignInTypes types) => new()
    {
        Name = "startSignIn",
        Description = "Sends a code. The response is the same for known and unknown phone numbers.",
        ResolvedType = new NonNullGraphType(types.Challenge),
        Arguments =
        [
            Argument.Text("phoneNumber", "The phone number as the user writes it."),
            Argument.OptionalText("country", "The country of a phone number without +, as an ISO 3166-1 code such as GB."),
        ],
        Resolver = FieldCall.Resolver(SendAsync),
    };

    public static FieldType Resend(SignInTypes types) => new()
    {
        Name = "resendCode",
        Description = "Sends the same code again. Too early, it fails with SEND_COOLDOWN and retryAfterSeconds.",
        ResolvedType = new NonNullGraphType(types.Challenge),
        Arguments = [Argument.Id("challengeId", "The challengeId of startSignIn.")],
        Resolver = FieldCall.Resolver(ResendAsync),
    };

    public static FieldType Verify(SignInTypes types) => new()
    {
        Name = "verifySignIn",
        Description = "Signs in. A wrong code fails with CODE_INCORRECT and attemptsLeft.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments =
        [
            Argument.Id("challengeId", "The challengeId of startSignIn."),
            Argument.Text("code", "The code that the user typed in."),
        ],
        Resolver = FieldCall.Resolver(VerifyAsync),
    };

    private static async Task<object?> SendAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber(call.Text("country"));
        var language = RequestLanguage.Find(call.Http.Request);
        return call.ValueOf(await call.Service<ISignInService>().SendCodeAsync(
            phoneNumber, DeliveryChannel.Sms, call.Http.GetSignInClient(), language, call.Aborted));
    }

    private static async Task<object?> ResendAsync(FieldCall call)
        => ChallengeId.TryParse(call.Text("challengeId"), out var id)
            ? call.ValueOf(await call.Service<ISignInService>().ResendCodeAsync(
                id, DeliveryChannel.Sms, call.Http.GetSignInClient(), call.Aborted))
            : throw call.Failed(SignInError.CodeExpired);

    private static async Task<object?> VerifyAsync(FieldCall call)
        => call.Issue(call.ValueOf(await call.Service<ISignInService>().VerifyCodeAsync(
            call.Text("challengeId")!, call.Text("code")!, call.Http.GetSignInClient(), call.Aborted)));
}
