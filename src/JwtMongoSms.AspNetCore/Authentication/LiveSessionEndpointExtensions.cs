using JwtMongoSms;
using JwtMongoSms.AspNetCore.Authentication;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Protects routes whose effect can't be undone from sessions that have just ended on another instance.</summary>
public static class LiveSessionEndpointExtensions
{
    /// <summary>
    /// Requires a session that the store says is live, whatever is cached: 401 <c>token_invalid</c> for any other. It costs two reads of
    /// the store a request. <c>RequireRecentSignIn</c> requires it too.
    /// </summary>
    /// <param name="builder">One endpoint, or a group of them.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder RequireLiveSession<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        // Once the services are there: the scheme may have another name.
        builder.Add(endpoint => endpoint.Metadata.Add(new RequireLiveSessionAttribute
        {
            AuthenticationSchemes = endpoint.ApplicationServices.GetRequiredService<SignInScheme>().Name,
        }));
        return builder;
    }
}
