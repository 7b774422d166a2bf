using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.GraphQL.Types;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;

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
            throw call.Failed(LoginError.RefreshInvalid);

        var refreshed = await call.Service<SessionService>().RefreshWithUserAsync(refreshToken, call.Aborted)
            ?? throw call.Failed(LoginError.RefreshInvalid);
        return new SignedIn(call.Service<TokenAnswer>().Issue(call.Http, refreshed.Started, refreshed.User), refreshed.User);
    }
}
