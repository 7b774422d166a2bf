using System.Net;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>
/// Finds the address that a request comes from: that of the connection, or what the last trusted proxy saw. What a client writes into
/// <c>X-Forwarded-For</c> itself is never believed.
/// </summary>
internal sealed class ClientAddress
{
    private const string ForwardedFor = "X-Forwarded-For";

    // RFC 9110 bounds no header. A longer one is no proxy's.
    private const int MaxEntries = 32;

    private readonly IPNetwork[] trusted;
    private readonly UnnamedProxies unnamed;

    public ClientAddress(IOptions<LimitOptions> options, UnnamedProxies unnamed)
    {
        this.unnamed = unnamed;
        trusted = [.. NetworksOf(options.Value.TrustedProxies)];
    }

    /// <summary>Gets the address; a connection without one, such as a Unix socket, counts as loopback.</summary>
    public IPAddress Find(HttpContext http)
    {
        var address = Plain(http.Connection.RemoteIpAddress ?? IPAddress.Loopback);
        if (http.Request.Headers[ForwardedFor] is not { Count: > 0 } headers)
            return address;

        if (!IsTrusted(address))
        {
            unnamed.Record(address);
            return address;
        }

        // The last entry is what the nearest proxy saw; each trusted proxy vouches for the entry before its own.
        var entries = string.Join(',', headers.ToArray()).Split(',', StringSplitOptions.TrimEntries);
        foreach (var entry in entries.Reverse().Take(MaxEntries))
        {
            if (Parse(entry) is not { } seen)
                return address;

            address = seen;
            if (!IsTrusted(address))
                return address;
        }

        return address;
    }

    private static IEnumerable<IPNetwork> NetworksOf(IReadOnlyList<string> proxies)
    {
        // Only Development starts without any: there a proxy is a tool on the same machine.
        if (proxies.Count == 0)
            return [new IPNetwork(IPAddress.Parse("127.0.0.0"), 8), new IPNetwork(IPAddress.IPv6Loopback, 128)];

        return from proxy in proxies
               let address = IPAddress.TryParse(proxy, out var parsed) ? Plain(parsed) : null
               let network = address is not null ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                   : IPNetwork.TryParse(proxy, out var range) ? range : default(IPNetwork?)
               where network is not null
               select network.Value;
    }

    private bool IsTrusted(IPAddress address) => Array.Exists(trusted, network => network.Contains(address));

    // Some proxies add a port: 1.2.3.4:5678 and [::1]:5678.
    private static IPAddress? Parse(string entry) => IPAddress.TryParse(entry, out var address) ? Plain(address)
        : IPEndPoint.TryParse(entry, out var endpoint) ? Plain(endpoint.Address)
        : null;

    // ::ffff:1.2.3.4 is 1.2.3.4, and a zone is the machine's own affair: one client has one spelling.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : new IPAddress(address.GetAddressBytes());
}
