using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>What stands in <c>extensions.code</c>.</summary>
internal static class ErrorCode
{
    /// <summary>Somebody is signed in and may not all the same.</summary>
    public const string Forbidden = "FORBIDDEN";

    public static string TokenInvalid { get; } = LoginFailure.CodeOf(LoginError.TokenInvalid);
}
