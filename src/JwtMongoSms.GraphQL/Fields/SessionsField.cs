using GraphQL.Types;
using JwtMongoSms.AspNetCore.Api;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>sessions</c>: lists the user's active sessions.</summary>
internal sealed class SessionsField : FieldType
{
    public SessionsField(SignInTypes types)
    {
        Name = "sessions";
        Description = "The user's active sessions, newest first.";
        ResolvedType = new NonNullGraphType(new ListGraphType(new NonNullGraphType(types.Device)));
        Resolver = FieldCall.Resolver(ListAsync);
    }

    private static async Task<object?> ListAsync(FieldCall call)
    {
        var currentUser = await Caller.GetUserAsync(call.Http);
        var sessions = await call.Service<ISessionService>().ListAsync(currentUser.Id!, call.Aborted);
        return sessions.Select(session => SessionResponse.From(session, currentUser.SessionId)).ToArray();
    }
}
