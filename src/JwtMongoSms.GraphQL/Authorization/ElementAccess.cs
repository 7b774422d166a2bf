using System.Security.Claims;
using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.GraphQL.Http.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>Asks whether somebody may have a guarded thing: by each of its policies and in one of its roles, as <c>[Authorize]</c> on a route would.</summary>
internal sealed class Permissions(IAuthorizationService authorization, IAuthorizationPolicyProvider policies, IHttpContextAccessor accessor)
{
    /// <summary>What to answer, or nothing when the thing may be had.</summary>
    public async Task<(string Code, string Message)?> RefuseAsync(ClaimsPrincipal? user, IMetadataReader thing, CancellationToken cancellationToken)
    {
        // The framework's own service can't be given up in the middle.
        cancellationToken.ThrowIfCancellationRequested();
        user ??= new ClaimsPrincipal();
        if (await MayHaveAsync(user, thing))
            return null;

        return IsSignedIn(user)
            ? (ErrorCode.Forbidden, "You may not have this.")
            : (ErrorCode.TokenInvalid, accessor.HttpContext is { } http && BearerChecks.DetailOf(http) is { } detail ? detail : LoginError.TokenInvalid.Message);
    }

    private async Task<bool> MayHaveAsync(ClaimsPrincipal user, IMetadataReader thing)
    {
        var names = thing.GetPolicies() ?? [];
        var roles = thing.GetRoles() ?? [];
        if (roles.Count > 0 && !(IsSignedIn(user) && roles.Exists(user.IsInRole)))
            return false;

        foreach (var name in names)
        {
            var policy = await policies.GetPolicyAsync(name) ?? throw new InvalidOperationException($"There is no authorization policy \"{name}\".");
            if (!await HoldsAsync(user, policy))
                return false;
        }

        return names.Count + roles.Count > 0 || (IsSignedIn(user) && await HoldsAsync(user, await policies.GetDefaultPolicyAsync()));
    }

    private async Task<bool> HoldsAsync(ClaimsPrincipal user, AuthorizationPolicy policy)
    {
        var http = accessor.HttpContext;
        if (policy.AuthenticationSchemes.Count > 0)
            user = http is null ? new ClaimsPrincipal() : await SignedInByAsync(policy.AuthenticationSchemes, http);

        return (await authorization.AuthorizeAsync(user, http, policy)).Succeeded;
    }

    // A policy that names its schemes means nobody that another one has let in.
    private static async Task<ClaimsPrincipal> SignedInByAsync(IEnumerable<string> schemes, HttpContext http)
    {
        var user = new ClaimsPrincipal();
        foreach (var scheme in schemes)
        {
            if ((await http.AuthenticateAsync(scheme)).Principal is { } principal)
                user.AddIdentities(principal.Identities);
        }

        return user;
    }

    private static bool IsSignedIn(ClaimsPrincipal user) => user.Identities.Any(identity => identity.IsAuthenticated);
}
