using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>The fields of the npm package, whose clients keep no challenge id: <c>sendAuthCode</c>, <c>verifyAuthCode</c>.</summary>
internal static class LegacyFields
{
    public static FieldType Send() => new()
    {
        Name = "sendAuthCode",
        Description = "Sends a code, for clients of jwt-mongo-sms. New clients call startSignIn: "
            + "without a challengeId, an attacker who knows the phone number can guess the code.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.Text("phoneNumber", "The phone number in E.164, such as +447400123456.")],
        Resolver = FieldCall.Resolver(SendAsync),
    };

    public static FieldType Verify(SignInTypes types) => new()
    {
        Name = "verifyAuthCode",
        Description = "Signs in with the code of sendAuthCode, for clients of jwt-mongo-sms.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments =
        [
            Argument.Text("phoneNumber", "The phone number that the code was sent to."),
            Argument.Text("authCode", "The code that the user typed in."),
        ],
        Resolver = FieldCall.Resolver(VerifyAsync),
    };

    private static async Task<object?> SendAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber();
        var language = RequestLanguage.Find(call.Http.Request);
        call.ValueOf(await call.Service<ISignInService>().SendCodeByNumberAsync(
            phoneNumber, DeliveryChannel.Sms, call.Http.GetSignInClient(), language, call.Aborted));
        return true;
    }

    private static async Task<object?> VerifyAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber();
        var signedIn = call.ValueOf(await call.Service<ISignInService>().VerifyCodeByNumberAsync(
            phoneNumber, call.Text("authCode")!, call.Http.GetSignInClient(), call.Aborted));
        return new IssuedSession(call.Service<TokenResponseFactory>().IssueLegacy(signedIn), signedIn.User);
    }
}
