using GraphQL.Types;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>signOut</c>: ends the session of the refresh token or, without one, that of the access token or the cookies.</summary>
internal sealed class SignOutField : FieldType
{
    public SignOutField()
    {
        Name = "signOut";
        Description = "Ends the session of this request, or that of a refresh token.";
        Type = typeof(NonNullGraphType<BooleanGraphType>);
        Arguments = [Argument.OptionalText("refreshToken", "For a session whose access token has expired.")];
        Resolver = FieldCall.Resolver(EndAsync);
    }

    private static async Task<object?> EndAsync(FieldCall call)
    {
        if (call.Text("refreshToken") is { } refreshToken)
            return await call.Service<ISessionService>().EndByRefreshTokenAsync(refreshToken, call.Aborted)
                ? true
                : throw call.Failed(SignInError.RefreshInvalid);

        if (await call.Service<SignOut>().TryEndAsync(call.Http))
            return true;

        await Caller.GetUserAsync(call.Http);
        return true;
    }
}
