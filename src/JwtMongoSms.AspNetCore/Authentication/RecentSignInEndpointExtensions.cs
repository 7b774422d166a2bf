using JwtMongoSms;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Guards what somebody who has found an unlocked telephone must not do.</summary>
public static class RecentSignInEndpointExtensions
{
    /// <summary>
    /// Lets only people in who typed a code in not long ago: 401 <c>token_invalid</c> when nobody is signed in, 403 <c>sign_in_again</c> when it was longer
    /// ago. Refreshing a token is no sign-in. Where several of these stand on an endpoint and its groups, the shortest time holds. A person who asks for a page
    /// is led to the sign-in page and back.
    /// </summary>
    /// <param name="builder">One endpoint, or a group of them.</param>
    /// <param name="within">How long ago the sign-in may be: more than zero. The clock that counts is the application's <see cref="TimeProvider"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public static TBuilder RequireRecentSignIn<TBuilder>(this TBuilder builder, TimeSpan within)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);

        // A policy like any other, with our scheme: the framework joins it to whatever else an endpoint asks for, in whatever order that is said.
        var policy = new AuthorizationPolicyBuilder(JwtMongoSmsDefaults.AuthenticationScheme).RequireAuthenticatedUser().AddRequirements(new RecentSignInRequirement(within));
        return builder.RequireAuthorization(policy.Build());
    }
}
