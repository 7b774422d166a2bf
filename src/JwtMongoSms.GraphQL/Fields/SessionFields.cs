using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>The fields of users who are signed in: who they are, and their sessions.</summary>
internal static class SessionFields
{
    public static FieldType Viewer(SignInTypes types) => new()
    {
        Name = "viewer",
        Description = "The signed-in user, or null for a request without credentials. "
            + "An expired token is TOKEN_INVALID: call refreshSession.",
        ResolvedType = types.User,
        Resolver = FieldCall.Resolver(call => FindUserAsync(call, types)),
    };

    public static FieldType List(SignInTypes types) => new()
    {
        Name = "sessions",
        Description = "The user's active sessions, newest first.",
        ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(types.Device))),
        Resolver = FieldCall.Resolver(ListAsync),
    };

    public static FieldType Refresh(SignInTypes types) => new()
    {
        Name = "refreshSession",
        Description = "Replaces both tokens. The refresh token can't be used again.",
        ResolvedType = new NonNullGraphType(types.Session),
        Arguments = [Argument.OptionalText("refreshToken", "The newest refresh token. Leave it out where tokens travel in cookies.")],
        Resolver = FieldCall.Resolver(RefreshAsync),
    };

    public static FieldType SignOut() => new()
    {
        Name = "signOut",
        Description = "Ends the session of this request, or that of a refresh token.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.OptionalText("refreshToken", "For a session whose access token has expired.")],
        Resolver = FieldCall.Resolver(SignOutAsync),
    };

    public static FieldType SignOutEverywhere() => new()
    {
        Name = "signOutEverywhere",
        Description = "Ends every session of the user.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.OptionalFlag("exceptCurrent", "Whether to keep the session of this request.")],
        Resolver = FieldCall.Resolver(SignOutEverywhereAsync),
    };

    public static FieldType End() => new()
    {
        Name = "endSession",
        Description = "Ends one of the user's sessions.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.Id("id", "The id of one of sessions.")],
        Resolver = FieldCall.Resolver(EndAsync),
    };

    private static async Task<object?> FindUserAsync(FieldCall call, SignInTypes types)
    {
        if (await Caller.FindUserAsync(call.Http) is not { } currentUser)
            return null;

        // The session check may come from the cache; the user may have been deleted since.
        return types.Map(await currentUser.GetAsync(call.Aborted) ?? throw call.Failed(SignInError.TokenInvalid));
    }

    private static async Task<object?> ListAsync(FieldCall call)
    {
        var currentUser = await Caller.GetUserAsync(call.Http);
        var sessions = await call.Service<ISessionService>().ListAsync(currentUser.Id!, call.Aborted);
        return sessions.Select(session => SessionResponse.From(session, currentUser.SessionId)).ToArray();
    }

    private static async Task<object?> RefreshAsync(FieldCall call)
        => (call.Text("refreshToken") ?? call.Service<PresentedToken>().ReadRefreshToken(call.Http)) is { } refreshToken
            ? call.Issue(call.ValueOf(await call.Service<ISessionService>().RefreshAsync(refreshToken, call.Aborted)))
            : throw call.Failed(SignInError.RefreshInvalid);

    private static async Task<object?> SignOutAsync(FieldCall call)
    {
        if (call.Text("refreshToken") is { } refreshToken)
            return await call.Service<ISessionService>().EndByRefreshTokenAsync(refreshToken, call.Aborted)
                ? true
                : throw call.Failed(SignInError.RefreshInvalid);

        if (!await call.Service<SignOut>().TryEndAsync(call.Http))
            await Caller.GetUserAsync(call.Http);

        return true;
    }

    private static async Task<object?> SignOutEverywhereAsync(FieldCall call)
    {
        await call.Service<SignOut>().EndAllAsync(call.Http, await Caller.GetLiveUserAsync(call.Http), call.Flag("exceptCurrent"));
        return true;
    }

    // An attacker must not learn which ids exist: another user's session is SESSION_UNKNOWN too.
    private static async Task<object?> EndAsync(FieldCall call)
    {
        var currentUser = await Caller.GetLiveUserAsync(call.Http);
        return SessionId.TryParse(call.Text("id"), out var id) && await call.Service<SignOut>().TryEndAsync(call.Http, currentUser, id)
            ? true
            : throw call.Failed(SignInError.SessionUnknown);
    }
}
