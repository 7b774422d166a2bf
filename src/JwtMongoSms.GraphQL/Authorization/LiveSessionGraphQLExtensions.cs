using GraphQL;
using GraphQL.Types;

namespace JwtMongoSms;

/// <summary>Protects fields whose effect can't be undone from sessions that have just ended on another instance.</summary>
public static class LiveSessionGraphQLExtensions
{
    private const string Mark = "JwtMongoSms.LiveSession";

    /// <summary>
    /// Requires a signed-in user whose session the store says is live, whatever is cached: TOKEN_INVALID for any other. It may stand beside
    /// <c>Authorize</c>, with policies and roles.
    /// </summary>
    /// <param name="element">A field, a type, or what else <c>Authorize</c> guards.</param>
    /// <returns>The same element.</returns>
    public static TElement RequireLiveSession<TElement>(this TElement element)
        where TElement : IMetadataWriter
        => element.Authorize().WithMetadata(Mark, true);

    internal static bool RequiresLiveSession(this IMetadataReader element) => element.HasMetadata(Mark);
}
