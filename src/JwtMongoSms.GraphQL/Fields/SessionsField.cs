using GraphQL.Types;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.GraphQL.Types.Internal;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>sessions</c>: where the person is signed in, newest first.</summary>
internal static class SessionsField
{
    public static FieldType Of(LoginTypes types) => new()
    {
        Name = "sessions",
        Description = "Where the person is signed in, newest first.",
        ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(types.Device))),
        Resolver = FieldCall.Resolver(ListAsync),
    };

    private static async Task<object?> ListAsync(FieldCall call)
    {
        var currentUser = await Caller.GetAsync(call.Http);
        var live = await call.Service<SessionService>().ListAsync(currentUser.Id!, call.Aborted);
        return live.Select(session => SessionResponse.Of(session, currentUser.SessionId)).ToArray();
    }
}
