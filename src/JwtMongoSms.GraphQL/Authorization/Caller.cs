using GraphQLParser.AST;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>Who sent a request: somebody, nobody, or somebody whose token is not good.</summary>
internal sealed class Visitor
{
    private readonly HttpContext http;
    private readonly bool isMistaken;

    private Visitor(HttpContext http, CurrentUser currentUser, bool isMistaken)
    {
        this.http = http;
        this.isMistaken = isMistaken;
        UserContext = new Dictionary<string, object?> { ["user"] = currentUser.IsSignedIn ? currentUser : null };
    }

    /// <summary>What resolvers that were ported find as their context: <c>user</c> is the <see cref="CurrentUser"/>, or nothing when nobody is signed in.</summary>
    public IDictionary<string, object?> UserContext { get; }

    public static async Task<Visitor> AuthenticateAsync(HttpContext http)
    {
        var currentUser = await RequestUser.AuthenticateAsync(http);
        if (currentUser.IsSignedIn)
            return new Visitor(http, currentUser, isMistaken: false);

        var failed = (await http.AuthenticateAsync(BearerScheme.Name)).Failure is not null;
        return new Visitor(http, currentUser, failed || PresentedToken.HasIgnoredCookie(http) || http.Request.Headers.Authorization.Count > 1);
    }

    /// <summary>
    /// A query with a token that isn't good is told so: answered as nobody's, it would say that nobody is signed in, and the client would not refresh. A mutation goes
    /// on as nobody's, since people sign in and refresh while an old token is still being sent along; what needs somebody refuses it.
    /// </summary>
    public Refusal? Refuse(OperationType? operation)
    {
        if (BearerChecks.HasStoreFailed(http))
            return new Refusal(LoginError.StoreUnavailable, StatusCodes.Status503ServiceUnavailable);

        return isMistaken && operation is not OperationType.Mutation
            ? new Refusal(LoginError.TokenInvalid, StatusCodes.Status401Unauthorized, BearerChecks.DetailOf(http)) { Header = (HeaderNames.WWWAuthenticate, "Bearer error=\"invalid_token\"") }
            : null;
    }
}
