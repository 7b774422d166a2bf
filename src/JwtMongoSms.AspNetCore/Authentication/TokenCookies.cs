namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Reads and writes a session's two tokens as cookies.</summary>
internal sealed class TokenCookies(HostCookies cookies, TimeProvider timeProvider)
{
    private const string Access = "jms-access";
    private const string Refresh = "jms-refresh";

    public string? ReadAccessToken(HttpContext http) => cookies.Read(http, Access);

    public string? ReadRefreshToken(HttpContext http) => cookies.Read(http, Refresh);

    public void Write(HttpContext http, AccessToken accessToken, StartedSession started)
    {
        var session = started.Session;
        var end = session.IdleUntil < session.EndsAt ? session.IdleUntil : session.EndsAt;
        cookies.Write(http, Access, accessToken.Value, accessToken.ExpiresIn);
        cookies.Write(http, Refresh, started.RefreshToken.Value, end - timeProvider.GetUtcNow());
        http.Response.OnStarting(KeepOutOfCaches, http.Response);
    }

    /// <summary>Removes both from a browser that has one: the other may just have been written.</summary>
    public void Remove(HttpContext http)
    {
        if (!cookies.Exists(http, Access) && !cookies.Exists(http, Refresh))
            return;

        cookies.Remove(http, Access);
        cookies.Remove(http, Refresh);
    }

    // Any response may carry them, and a shared cache would give one user's tokens to the next.
    private static Task KeepOutOfCaches(object response)
    {
        ((HttpResponse)response).Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
