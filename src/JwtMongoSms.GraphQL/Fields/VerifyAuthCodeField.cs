using GraphQL.Types;
using JwtMongoSms.AspNetCore.Devices.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>verifyAuthCode</c>: signs a client of the npm package in, by number and code.</summary>
internal static class VerifyAuthCodeField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "verifyAuthCode",
        Description = "Signs in with the code that sendAuthCode has sent, for clients of jwt-mongo-sms.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments = [Argument.Text("phoneNumber", "The number that the code was sent to."), Argument.Text("authCode", "What was typed in.")],
        Resolver = FieldCall.Resolver(VerifyAsync),
    };

    private static async Task<object?> VerifyAsync(FieldCall call)
    {
        if (!PhoneNumber.TryParse(call.Text("phoneNumber"), null, out var phoneNumber))
            throw call.Failed(LoginError.PhoneInvalid);

        var device = RequestDevice.NameOf(call.Http.Request);
        var result = await call.Service<LoginService>().VerifyCodeByNumberAsync(phoneNumber, call.Text("authCode")!, device, call.Aborted);
        return result.Succeeded
            ? new SignedIn(call.Service<TokenAnswer>().IssueLegacy(result.Session, result.SignIn.User), result.SignIn.User)
            : throw call.Failed(result.Error, attemptsLeft: result.AttemptsLeft);
    }
}
