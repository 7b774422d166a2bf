using GraphQL.Types;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>endSession</c>: ends one of the user's sessions. Another user's session is unknown.</summary>
internal sealed class EndSessionField : FieldType
{
    public EndSessionField()
    {
        Name = "endSession";
        Description = "Ends one of the user's sessions.";
        Type = typeof(NonNullGraphType<BooleanGraphType>);
        Arguments = [Argument.Id("id", "The id of one of sessions.")];
        Resolver = FieldCall.Resolver(EndAsync);
    }

    private static async Task<object?> EndAsync(FieldCall call)
    {
        var currentUser = await Caller.GetUserAsync(call.Http);
        return SessionId.TryParse(call.Text("id"), out var id) && await call.Service<SignOut>().TryEndAsync(call.Http, currentUser, id)
            ? true
            : throw call.Failed(SignInError.SessionUnknown);
    }
}
