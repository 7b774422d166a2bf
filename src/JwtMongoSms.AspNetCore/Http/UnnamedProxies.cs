using System.Net;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>
/// Records that <c>X-Forwarded-For</c> came from an address that is not named in <c>Limits:TrustedProxies</c>. Behind such a proxy all
/// users have one address, and one user's limits. A client can send the header too, so it is no more than a hint.
/// </summary>
internal sealed class UnnamedProxies(TimeProvider timeProvider, ILogger<UnnamedProxies> logger)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(1);

    private long lastSeen = long.MinValue;
    private int isLogged;

    /// <summary>Whether one was seen within the last hour.</summary>
    public bool Seen => Volatile.Read(ref lastSeen) is var ticks and not long.MinValue
        && timeProvider.GetUtcNow().UtcTicks - ticks < ShownFor.Ticks;

    public void Record(IPAddress proxy)
    {
        Volatile.Write(ref lastSeen, timeProvider.GetUtcNow().UtcTicks);
        if (Interlocked.Exchange(ref isLogged, 1) == 0)
            Log.UnnamedProxy(logger, IPAddress.IsLoopback(proxy) ? "a loopback address" : NetworkOf(proxy));
    }

    // A whole address may be a person's.
    private static string NetworkOf(IPAddress proxy)
    {
        var bytes = proxy.GetAddressBytes();
        bytes.AsSpan(bytes.Length == 4 ? 3 : 6).Clear();
        return $"{new IPAddress(bytes)}/{(bytes.Length == 4 ? 24 : 48)}";
    }
}
