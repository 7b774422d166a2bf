using GraphQL.Types;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary><c>viewer</c>: gets the signed-in user.</summary>
internal sealed class ViewerField : FieldType
{
    private readonly SignInTypes types;

    public ViewerField(SignInTypes types)
    {
        this.types = types;
        Name = "viewer";
        Description = "The signed-in user, or null for a request without credentials. "
            + "An expired token is TOKEN_INVALID: call refreshSession.";
        ResolvedType = types.User;
        Resolver = FieldCall.Resolver(FindAsync);
    }

    private async Task<object?> FindAsync(FieldCall call)
    {
        if (await Caller.FindUserAsync(call.Http) is not { } currentUser)
            return null;

        // The session check may come from the cache; the user may have been deleted since.
        return types.Map(await currentUser.GetAsync(call.Aborted) ?? throw call.Failed(SignInError.TokenInvalid));
    }
}
