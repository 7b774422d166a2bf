using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.AspNetCore.Hosting.Internal;

/// <summary>
/// What stood in an address and must not stand in a log: a challenge's id in the path, a number in the dev phone's query. It is taken out before
/// the host writes its request log and starts its trace, and kept here for the endpoint alone.
/// </summary>
internal sealed class HiddenRequestParts
{
    private const string ChallengePath = "/auth/code/";
    private const string DevPhonePath = "/dev/phone/api/";
    private const string Hidden = "******";

    private string? challengeId;
    private QueryString? query;

    public static void TakeOut(IFeatureCollection features)
    {
        if (features.Get<IHttpRequestFeature>() is not { } request)
            return;

        if (FindChallengeId(request.Path) is { } range)
        {
            features.Set(new HiddenRequestParts { challengeId = request.Path[range] });
            request.Path = $"{request.Path.AsSpan(0, range.Start.Value)}{Hidden}{request.Path.AsSpan(range.End.Value)}";
        }
        else if (request.QueryString.Length > 0 && request.Path.Contains(DevPhonePath, StringComparison.OrdinalIgnoreCase))
        {
            features.Set(new HiddenRequestParts { query = new QueryString(request.QueryString) });
            request.QueryString = "";
        }
    }

    public static string? ChallengeIdOf(HttpContext http)
        => http.Features.Get<HiddenRequestParts>()?.challengeId ?? http.GetRouteValue("challengeId") as string;

    public static QueryString QueryOf(HttpContext http) => http.Features.Get<HiddenRequestParts>()?.query ?? http.Request.QueryString;

    // Only what has the form of an id: whatever else an application has at such a path is its own.
    private static Range? FindChallengeId(string path)
    {
        var at = path.IndexOf(ChallengePath, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;

        var start = at + ChallengePath.Length;
        var length = path.AsSpan(start).IndexOf('/') is >= 0 and var slash ? slash : path.Length - start;
        return ChallengeId.TryParse(path.Substring(start, length), out _) ? start..(start + length) : null;
    }
}
