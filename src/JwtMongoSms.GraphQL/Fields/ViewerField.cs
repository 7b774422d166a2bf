using GraphQL.Types;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>viewer</c>: who is signed in.</summary>
internal static class ViewerField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "viewer",
        Description = "Who is signed in; null for a request that says nothing of that. A token that is over is TOKEN_INVALID: time for refreshSession.",
        ResolvedType = types.User,
        Resolver = FieldCall.Resolver(call => FindAsync(call, types)),
    };

    private static async Task<object?> FindAsync(FieldCall call, LoginTypes types)
    {
        if (await Caller.FindAsync(call.Http) is not { } currentUser)
            return null;

        // The session was live a moment ago; the user may have been deleted since.
        return types.Shown(await currentUser.GetAsync(call.Aborted) ?? throw call.Failed(LoginError.TokenInvalid));
    }
}
