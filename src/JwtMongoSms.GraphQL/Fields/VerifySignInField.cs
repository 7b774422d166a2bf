using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>verifySignIn</c>: verifies a code and issues the tokens of a new session.</summary>
internal sealed class VerifySignInField : FieldType
{
    public VerifySignInField(SignInTypes types)
    {
        Name = "verifySignIn";
        Description = "Signs in. A wrong code fails with CODE_INCORRECT and attemptsLeft.";
        ResolvedType = new NonNullGraphType(types.Session);
        Arguments =
        [
            Argument.Id("challengeId", "The challengeId of startSignIn."),
            Argument.Text("code", "The code that the user typed in."),
        ];
        Resolver = FieldCall.Resolver(VerifyAsync);
    }

    private static async Task<object?> VerifyAsync(FieldCall call)
    {
        var device = RequestDevice.NameOf(call.Http.Request);
        var result = await call.Service<ISignInService>().VerifyCodeAsync(
            call.Text("challengeId")!, call.Text("code")!, device, call.Aborted);
        return result.Succeeded
            ? new IssuedSession(call.Service<TokenResponseFactory>().Issue(call.Http, result.Value), result.Value.User)
            : throw call.Failed(result.Error, attemptsLeft: result.AttemptsLeft);
    }
}
