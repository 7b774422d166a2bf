using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace JwtMongoSms;

/// <summary>
/// Requires a session that the store says is live, whatever is cached: for controllers, actions and endpoints whose effect can't be undone.
/// Other endpoints may take a session for <see cref="SignInSessionOptions.RevocationDelay"/> that has ended on another instance. Where our
/// scheme is not the default, <see cref="AuthorizeAttribute.AuthenticationSchemes"/> names it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequireLiveSessionAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [LiveSessionRequirement.Instance];
}
