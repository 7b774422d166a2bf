namespace JwtMongoSms.GraphQL.Errors;

/// <summary>The values of <c>extensions.code</c>: the codes of the REST routes in upper case, and two that only GraphQL has.</summary>
internal static class ErrorCodes
{
    /// <summary>The user is signed in, and a role or a policy denies access.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>An exception that was not meant for clients.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    public static string TokenInvalid { get; } = From(SignInError.TokenInvalid);

    public static string From(SignInError error) => error.Code.ToUpperInvariant();
}
