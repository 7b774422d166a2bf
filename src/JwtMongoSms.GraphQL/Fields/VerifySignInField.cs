using GraphQL.Types;
using JwtMongoSms.AspNetCore.Devices.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>verifyLogin</c>: checks a code and hands out both tokens.</summary>
internal static class VerifyLoginField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "verifyLogin",
        Description = "Signs in. A wrong code is CODE_INCORRECT, with attemptsLeft.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments = [Argument.Id("challengeId", "What startLogin has answered."), Argument.Text("code", "What was typed in.")],
        Resolver = FieldCall.Resolver(VerifyAsync),
    };

    private static async Task<object?> VerifyAsync(FieldCall call)
    {
        var device = RequestDevice.NameOf(call.Http.Request);
        var result = await call.Service<LoginService>().VerifyCodeAsync(call.Text("challengeId")!, call.Text("code")!, device, call.Aborted);
        return result.Succeeded
            ? new SignedIn(call.Service<TokenAnswer>().Issue(call.Http, result.Session, result.SignIn.User), result.SignIn.User)
            : throw call.Failed(result.Error, attemptsLeft: result.AttemptsLeft);
    }
}
