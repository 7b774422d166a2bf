using System.Security.Claims;
using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Decides whether a user may have a guarded element: by all of its policies and one of its roles, as on a route.</summary>
internal sealed class ElementAccess(
    IAuthorizationService authorization,
    IAuthorizationPolicyProvider policies,
    IHttpContextAccessor accessor,
    ILogger<ElementAccess> logger)
{
    /// <returns>The error to report, or <see langword="null"/> when access is granted.</returns>
    public async Task<(string Code, string Message)?> FindDenialAsync(
        ClaimsPrincipal? user, IMetadataReader element, CancellationToken cancellationToken)
    {
        // IAuthorizationService takes no cancellation token.
        cancellationToken.ThrowIfCancellationRequested();
        user ??= new ClaimsPrincipal();
        var http = accessor.HttpContext;
        if (await IsGrantedAsync(user, element))
        {
            try
            {
                if (!element.RequiresLiveSession() || (http is not null && await LiveSession.CheckAsync(http, user)))
                    return null;
            }
            catch (StoreException exception)
            {
                Log.StoreFailed(logger, "a field that requires a live session", exception);
                var error = SignInError.From(exception);
                return (ErrorCodes.From(error), error.Message);
            }
        }
        else if (IsSignedIn(user))
        {
            return (ErrorCodes.Forbidden, "You may not have this.");
        }

        var detail = http is null ? null : PresentedToken.DetailOf(http);
        return (ErrorCodes.TokenInvalid, detail ?? SignInError.TokenInvalid.Message);
    }

    private async Task<bool> IsGrantedAsync(ClaimsPrincipal user, IMetadataReader element)
    {
        var names = element.GetPolicies() ?? [];
        var roles = element.GetRoles() ?? [];
        if (roles.Count > 0 && !(IsSignedIn(user) && roles.Exists(user.IsInRole)))
            return false;

        foreach (var name in names)
        {
            var policy = await policies.GetPolicyAsync(name)
                ?? throw new InvalidOperationException($"The policy \"{name}\" does not exist. Add it with AddAuthorization.");
            if (!await MeetsAsync(user, policy))
                return false;
        }

        return names.Count + roles.Count > 0 || (IsSignedIn(user) && await MeetsAsync(user, await policies.GetDefaultPolicyAsync()));
    }

    private async Task<bool> MeetsAsync(ClaimsPrincipal user, AuthorizationPolicy policy)
    {
        var http = accessor.HttpContext;
        if (policy.AuthenticationSchemes.Count > 0)
            user = http is null ? new ClaimsPrincipal() : await AuthenticateAsync(policy.AuthenticationSchemes, http);

        return (await authorization.AuthorizeAsync(user, http, policy)).Succeeded;
    }

    // A policy that names schemes takes no user of another scheme.
    private static async Task<ClaimsPrincipal> AuthenticateAsync(IEnumerable<string> schemes, HttpContext http)
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
