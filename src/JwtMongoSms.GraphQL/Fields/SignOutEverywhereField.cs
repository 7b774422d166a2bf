using GraphQL.Types;
using JwtMongoSms.AspNetCore.Cookies.Internal;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary><c>signOutEverywhere</c>: ends all sessions of the person, or all but this one.</summary>
internal static class SignOutEverywhereField
{
    public static FieldType Of() => new()
    {
        Name = "signOutEverywhere",
        Description = "Ends every session of the person.",
        Type = typeof(NonNullGraphType<BooleanGraphType>),
        Arguments = [Argument.OptionalFlag("exceptCurrent", "Whether the one that the request belongs to goes on.")],
        Resolver = FieldCall.Resolver(EndAsync),
    };

    private static async Task<object?> EndAsync(FieldCall call)
    {
        await call.Service<SignOut>().EndAllAsync(call.Http, await Caller.GetAsync(call.Http), call.Flag("exceptCurrent"));
        return true;
    }
}
