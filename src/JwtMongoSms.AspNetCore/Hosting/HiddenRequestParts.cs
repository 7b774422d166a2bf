using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Hosting;

/// <summary>
/// What stood in an address and must not stand in a log: a challenge's id in the path, a number in the query of the dev phone or of a GraphQL document. It is taken out before
/// the host writes its request log and starts its trace, and kept here for the endpoint alone.
/// </summary>
internal sealed class HiddenRequestParts
{
    private const int IdLength = 22;
    private const string Hidden = "******";

    private string? challengeId;
    private QueryString? query;

    /// <summary>Takes the parts out of a request that nobody has looked at yet.</summary>
    /// <param name="features">The request.</param>
    /// <param name="queries">The paths whose queries go too.</param>
    public static HiddenRequestParts? TakeOut(IFeatureCollection features, HiddenQueries queries)
    {
        if (features.Get<IHttpRequestFeature>() is not { } request)
            return null;

        if (FindChallengeId(request.Path) is { } range)
        {
            var parts = new HiddenRequestParts { challengeId = request.Path[range] };
            request.Path = $"{request.Path.AsSpan(0, range.Start.Value)}{Hidden}{request.Path.AsSpan(range.End.Value)}";
            features.Set(parts);
            return parts;
        }

        if (request.QueryString.Length > 1 && queries.Has(request.Path))
        {
            var parts = new HiddenRequestParts { query = new QueryString(request.QueryString) };
            request.QueryString = $"?{Hidden}";
            features.Set(parts);
            return parts;
        }

        return null;
    }

    /// <summary>A redirect to https is made of path and query; the client, and no log, gets back what it has sent.</summary>
    public void PutBackIntoLocation(HttpResponse response)
    {
        if (response.Headers.Location.ToString() is { Length: > 0 } location)
            response.Headers.Location = location.Replace(Hidden, challengeId ?? query?.Value?[1..], StringComparison.Ordinal);
    }

    public static string? ChallengeIdOf(HttpContext http) => http.Features.Get<HiddenRequestParts>()?.challengeId;

    public static QueryString QueryOf(HttpContext http) => http.Features.Get<HiddenRequestParts>()?.query ?? http.Request.QueryString;

    // Only what has the form of an id, behind "auth" and "code"; a doubled slash leads nowhere and is logged all the same.
    private static Range? FindChallengeId(string path)
    {
        var at = path.IndexOf("/auth/", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var (isBehindAuth, isBehindCode) = (false, false);
        foreach (var range in path.AsSpan(at).Split('/'))
        {
            var segment = path.AsSpan(at)[range];
            if (segment.IsEmpty)
                continue;

            if (isBehindCode && segment.Length == IdLength && ChallengeId.TryParse(segment.ToString(), out _))
                return (at + range.Start.Value)..(at + range.End.Value);

            isBehindCode = isBehindAuth && segment.Equals("code", StringComparison.OrdinalIgnoreCase);
            isBehindAuth = segment.Equals("auth", StringComparison.OrdinalIgnoreCase);
        }

        return null;
    }
}
