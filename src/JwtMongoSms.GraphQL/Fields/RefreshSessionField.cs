using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>refreshSession</c>: the next pair of tokens for the session of a refresh token, of the argument or, without one, of the cookie.</summary>
internal static class RefreshSessionField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "refreshSession",
        Description = "Replaces both tokens. The refresh token is used up by it.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments = [Argument.OptionalText("refreshToken", "The newest one. Where tokens travel in cookies it is left out.")],
        Resolver = FieldCall.Resolver(RefreshAsync),
    };

    private static async Task<object?> RefreshAsync(FieldCall call)
    {
        if ((call.Text("refreshToken") ?? call.Service<PresentedToken>().ReadRefreshToken(call.Http)) is not { } refreshToken)
            throw call.Failed(LoginError.RefreshInvalid);

        var refreshed = await call.Service<SessionService>().RefreshWithUserAsync(refreshToken, call.Aborted) ?? throw call.Failed(LoginError.RefreshInvalid);
        return new SignedIn(call.Service<TokenAnswer>().Issue(call.Http, refreshed.Started, refreshed.User), refreshed.User);
    }
}
