using System.Net;

namespace JwtMongoSms.Settings;

/// <summary>Tells whether a host can only be this machine. It resolves no name: an attacker's name may point here.</summary>
public static class LoopbackHost
{
    /// <summary>Whether a host, as a URL or a <c>Host</c> header names it, can only be this machine.</summary>
    /// <param name="host">A name or an IP address, without a port.</param>
    public static bool Matches(string host)
    {
        // RFC 6761 6.3: names under .localhost never leave the machine.
        var name = host.AsSpan().TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name.Trim("[]"), out var address) && Matches(address));
    }

    /// <summary>Whether an IP address is a loopback address; one that IPv6 maps counts too.</summary>
    /// <param name="address">The address; <see langword="null"/> is none.</param>
    public static bool Matches(IPAddress? address)
        => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
