using System.Security.Claims;
using JwtMongoSms.Sessions;
using Microsoft.AspNetCore.Authorization;
using Log = JwtMongoSms.AspNetCore.Http.Log;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Checks in the store, whatever is cached, that the session of a request is live. Otherwise a stolen token could take an account over at
/// this instance after its owner has signed out everywhere at another.
/// </summary>
internal sealed class LiveSession(IHttpContextAccessor accessor, ILogger<LiveSession> logger)
    : AuthorizationHandler<LiveSessionRequirement>
{
    private static readonly object Missing = new();

    /// <summary>Whether a request was rejected because the store knows no live session of it.</summary>
    public static bool IsMissing(HttpContext http) => http.Items.ContainsKey(Missing);

    /// <returns><see langword="false"/> when the user is signed out, deleted, or signed in by another scheme alone.</returns>
    public static async Task<bool> CheckAsync(HttpContext http, ClaimsPrincipal? user)
        => SessionId.TryParse(TokenClaims.Find(user, TokenSettings.SessionClaim), out var id)
        && UserId.TryParse(TokenClaims.Find(user, "sub"), out var userId)
        && await http.RequestServices.GetRequiredService<CheckSession>().IsLiveInStoreAsync(id, userId, http.RequestAborted);

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveSessionRequirement requirement)
    {
        if (accessor.HttpContext is { } http && await IsLiveAsync(http, context.User))
            context.Succeed(requirement);
        else
            // An explicit failure: another handler of the application could still succeed the requirement.
            context.Fail(new AuthorizationFailureReason(this, "The session has ended."));
    }

    private async Task<bool> IsLiveAsync(HttpContext http, ClaimsPrincipal user)
    {
        try
        {
            if (await CheckAsync(http, user))
                return true;

            http.Items[Missing] = true;
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            JwtMongoSmsAuthenticationHandler.SetStoreFailure(http, exception);
        }

        return false;
    }
}

/// <summary>Requires that the store says, at this request, that the session is live.</summary>
internal sealed class LiveSessionRequirement : IAuthorizationRequirement
{
    public static readonly LiveSessionRequirement Instance = new();

    private LiveSessionRequirement()
    {
    }
}
