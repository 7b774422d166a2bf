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

        var at = request.Path.IndexOf(ChallengePath, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var start = at + ChallengePath.Length;
            features.Set(new HiddenRequestParts { challengeId = request.Path[start..] });
            request.Path = request.Path[..start] + Hidden;
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
}
