using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Checks how long ago the user typed a code in. Only our token's time counts, not what other schemes say.</summary>
internal sealed class RecentSignIn(IHttpContextAccessor accessor, TimeProvider timeProvider) : AuthorizationHandler<RecentSignInRequirement>
{
    private static readonly object Missing = new();

    /// <summary>Whether a request was turned away for its sign-in.</summary>
    public static bool IsMissing(HttpContext http) => http.Items.ContainsKey(Missing);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RecentSignInRequirement requirement)
    {
        if (TokenClaims.SignedInAt(context.User) is { } signedInAt && IsRecent(signedInAt, requirement.Within))
        {
            context.Succeed(requirement);
            return Task.CompletedTask;
        }

        // Said aloud: not succeeding is something that another handler of the application may make good.
        context.Fail(new AuthorizationFailureReason(this, "The sign-in is too long ago."));
        if (accessor.HttpContext is { } http)
            http.Items[Missing] = true;

        return Task.CompletedTask;
    }

    // Clocks of two instances differ a little, so the time may lie in the near future.
    private bool IsRecent(DateTimeOffset signedInAt, TimeSpan within)
    {
        var age = timeProvider.GetUtcNow() - signedInAt;
        return age <= within && age >= -TokenSettings.ClockSkew;
    }
}
