using GraphQL.Types;
using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>endSession</c>: ends one of the person's own sessions. Another person's is unknown, like one that never was.</summary>
internal static class EndSessionField
{
    public static FieldType Of() => new()
    {
        Name = "endSession",
        Description = "Ends one of the person's sessions.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.Id("id", "Of one of sessions.")],
        Resolver = FieldCall.Resolver(EndAsync),
    };

    private static async Task<object?> EndAsync(FieldCall call)
    {
        var currentUser = await Caller.GetAsync(call.Http);
        return SessionId.TryParse(call.Text("id"), out var id) && await call.Service<SignOut>().TryEndAsync(call.Http, currentUser, id)
            ? true
            : throw call.Failed(LoginError.SessionUnknown);
    }
}
