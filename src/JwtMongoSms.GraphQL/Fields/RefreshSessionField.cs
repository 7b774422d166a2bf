using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>refreshSession</c>: replaces both tokens of the session whose refresh token is in the argument or the cookie.</summary>
internal sealed class RefreshSessionField : FieldType
{
    public RefreshSessionField(SignInTypes types)
    {
        Name = "refreshSession";
        Description = "Replaces both tokens. The refresh token can't be used again.";
        ResolvedType = new NonNullGraphType(types.Session);
        Arguments = [Argument.OptionalText("refreshToken", "The newest refresh token. Leave it out where tokens travel in cookies.")];
        Resolver = FieldCall.Resolver(RefreshAsync);
    }

    private static async Task<object?> RefreshAsync(FieldCall call)
    {
        if ((call.Text("refreshToken") ?? call.Service<PresentedToken>().ReadRefreshToken(call.Http)) is not { } refreshToken)
            throw call.Failed(SignInError.RefreshInvalid);

        var result = await call.Service<ISessionService>().RefreshAsync(refreshToken, call.Aborted);
        return result.Succeeded
            ? new IssuedSession(call.Service<TokenResponseFactory>().Issue(call.Http, result.Value), result.Value.User)
            : throw call.Failed(result.Error);
    }
}
