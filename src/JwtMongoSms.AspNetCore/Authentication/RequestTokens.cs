using JwtMongoSms.Sessions;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Finds the access token of a request, checked: from the cache, by reading it, or by a refresh of the cookies.</summary>
internal sealed class RequestTokens(
    PresentedToken presented,
    AccessTokenReader reader,
    AccessTokenCache cache,
    SessionCache sessions,
    TokenCookies cookies,
    AccessTokenIssuer issuer)
{
    /// <returns>
    /// The token and whether it is in the cache; and, where there is none, whether the request presented a text that is no valid token.
    /// </returns>
    public async ValueTask<(ReadAccessToken? Token, bool WasPresented, bool IsCached)> FindAsync(HttpContext http)
    {
        var text = presented.ReadAccessToken(http);
        if (text is { } given)
        {
            if (cache.Find(given.Span) is { } cached)
                return (cached, WasPresented: true, IsCached: true);

            if (reader.Read(given.ToString()) is { } token)
                return (token, WasPresented: true, IsCached: false);
        }

        // A browser's token has expired, or its key is gone; its session goes on.
        if ((text is null || !presented.IsInHeader(http)) && await RefreshAsync(http) is { } next)
            return (reader.Read(next), WasPresented: true, IsCached: false);

        return (null, WasPresented: text is not null, IsCached: false);
    }

    public ValueTask<bool> IsLiveAsync(ReadAccessToken token, HttpContext http) => sessions.IsLive(token.SessionId, token.UserId)
        ? ValueTask.FromResult(true)
        : http.RequestServices.GetRequiredService<CheckSession>().IsLiveAsync(token.SessionId, token.UserId, http.RequestAborted);

    public void Keep(ReadAccessToken token) => cache.Add(token);

    // An access token in a cookie lives for minutes; the next one comes with the response to the next request.
    private async Task<string?> RefreshAsync(HttpContext http)
    {
        if (http.Response.HasStarted || presented.ReadRefreshToken(http) is not { } refreshToken)
            return null;

        var refreshed = await http.RequestServices.GetRequiredService<ISessionService>().RefreshAsync(refreshToken, http.RequestAborted);
        if (!refreshed.Succeeded)
        {
            cookies.Remove(http);
            return null;
        }

        var accessToken = issuer.Issue(refreshed.Value.Session.Session, refreshed.Value.Claims);
        cookies.Write(http, accessToken, refreshed.Value.Session);
        return accessToken.Value;
    }
}
