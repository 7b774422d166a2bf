using GraphQL.Types;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>signOutEverywhere</c>: ends all sessions of the user, or all but the one of the request.</summary>
internal sealed class SignOutEverywhereField : FieldType
{
    public SignOutEverywhereField()
    {
        Name = "signOutEverywhere";
        Description = "Ends every session of the user.";
        Type = typeof(NonNullGraphType<BooleanGraphType>);
        Arguments = [Argument.OptionalFlag("exceptCurrent", "Whether to keep the session of this request.")];
        Resolver = FieldCall.Resolver(EndAsync);
    }

    private static async Task<object?> EndAsync(FieldCall call)
    {
        await call.Service<SignOut>().EndAllAsync(call.Http, await Caller.GetUserAsync(call.Http), call.Flag("exceptCurrent"));
        return true;
    }
}
