using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>verifyAuthCode</c>: signs a client of the npm package in, by phone number and code.</summary>
internal sealed class VerifyAuthCodeField : FieldType
{
    public VerifyAuthCodeField(SignInTypes types)
    {
        Name = "verifyAuthCode";
        Description = "Signs in with the code of sendAuthCode, for clients of jwt-mongo-sms.";
        ResolvedType = new NonNullGraphType(types.Session);
        Arguments =
        [
            Argument.Text("phoneNumber", "The phone number that the code was sent to."),
            Argument.Text("authCode", "The code that the user typed in."),
        ];
        Resolver = FieldCall.Resolver(VerifyAsync);
    }

    private static async Task<object?> VerifyAsync(FieldCall call)
    {
        var phoneNumber = call.ParsePhoneNumber();
        var device = RequestDevice.NameOf(call.Http.Request);
        var result = await call.Service<ISignInService>().VerifyCodeByNumberAsync(
            phoneNumber, call.Text("authCode")!, device, call.Aborted);
        return result.Succeeded
            ? new IssuedSession(call.Service<TokenResponseFactory>().IssueLegacy(result.Value), result.Value.User)
            : throw call.Failed(result.Error, attemptsLeft: result.AttemptsLeft);
    }
}
