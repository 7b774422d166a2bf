using Microsoft.AspNetCore.Authorization;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Checks how long ago the user typed a code in. Only our token's time counts, not what other schemes say.</summary>
internal sealed class RecentSignIn(IHttpContextAccessor accessor, TimeProvider timeProvider) : AuthorizationHandler<RecentSignInRequirement>
{
    private static readonly object Missing = new();

    /// <summary>Whether a request was rejected because its sign-in is too long ago.</summary>
    public static bool IsMissing(HttpContext http) => http.Items.ContainsKey(Missing);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RecentSignInRequirement requirement)
    {
        if (TokenClaims.SignedInAt(context.User) is { } signedInAt && IsRecent(signedInAt, requirement.Within))
        {
            context.Succeed(requirement);
            return Task.CompletedTask;
        }

        // An explicit failure: another handler of the application could still succeed the requirement.
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

/// <summary>Requires that the user typed a code in not longer ago than this.</summary>
internal sealed class RecentSignInRequirement(TimeSpan within) : IAuthorizationRequirement
{
    public TimeSpan Within { get; } = within;
}
