using GraphQL.Types;
using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>signOut</c>: ends the session of the refresh token or, without one, of the access token or the cookies.</summary>
internal static class SignOutField
{
    public static FieldType Of() => new()
    {
        Name = "signOut",
        Description = "Ends the session that the request belongs to, or that of a refresh token.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.OptionalText("refreshToken", "For when the access token is over.")],
        Resolver = FieldCall.Resolver(EndAsync),
    };

    private static async Task<object?> EndAsync(FieldCall call)
    {
        if (call.Text("refreshToken") is { } refreshToken)
            return await call.Service<SessionService>().EndByRefreshTokenAsync(refreshToken, call.Aborted) ? true : throw call.Failed(LoginError.RefreshInvalid);

        if (await call.Service<SignOut>().TryEndAsync(call.Http))
            return true;

        await Caller.GetAsync(call.Http);
        return true;
    }
}
