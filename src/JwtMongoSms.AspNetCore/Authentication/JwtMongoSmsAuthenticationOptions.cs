using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms;

/// <summary>
/// The options of the authentication scheme. All of its settings are in <see cref="AccessTokenOptions"/> and
/// <see cref="SigningKeyOptions"/>.
/// </summary>
public sealed class JwtMongoSmsAuthenticationOptions : AuthenticationSchemeOptions
{
    /// <summary>
    /// Called for each request whose token, session and user were accepted. It may add claims to the principal, or return
    /// <see langword="false"/> to reject the request with 401. <see langword="null"/> by default.
    /// </summary>
    public Func<AuthenticationTicket, HttpContext, ValueTask<bool>>? OnAuthenticated { get; set; }
}
