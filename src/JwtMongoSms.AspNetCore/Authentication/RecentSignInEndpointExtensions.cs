using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Protects routes from an attacker who has found an unlocked phone or stolen a token.</summary>
public static class RecentSignInEndpointExtensions
{
    /// <summary>
    /// Requires that the user typed a code in not long ago: 401 <c>token_invalid</c> without a user, 403 <c>sign_in_again</c> when it was
    /// longer ago. The session must be live in the store, as for <c>RequireLiveSession</c>. Refreshing is no sign-in. Of several on
    /// an endpoint and its groups, the shortest time holds. A user who opens a page is led to the sign-in page and back.
    /// </summary>
    /// <param name="builder">One endpoint, or a group of them.</param>
    /// <param name="within">
    /// How long ago the sign-in may be: more than zero. The clock that counts is the application's <see cref="TimeProvider"/>.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or negative.</exception>
    public static TBuilder RequireRecentSignIn<TBuilder>(this TBuilder builder, TimeSpan within)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);

        // As RequireAuthorization does it, but once the services are there: the scheme may have another name.
        builder.Add(endpoint =>
        {
            if (!endpoint.Metadata.Any(metadata => metadata is IAuthorizeData))
                endpoint.Metadata.Add(new AuthorizeAttribute());

            var scheme = endpoint.ApplicationServices.GetRequiredService<SignInScheme>().Name;
            endpoint.Metadata.Add(
                new AuthorizationPolicyBuilder(scheme)
                    .RequireAuthenticatedUser()
                    .AddRequirements(new RecentSignInRequirement(within), LiveSessionRequirement.Instance)
                    .Build());
        });
        return builder;
    }
}
