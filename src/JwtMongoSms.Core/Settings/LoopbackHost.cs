using System.Net;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>Whether a host's name can only mean this machine.</summary>
internal static class LoopbackHost
{
    // RFC 6761 6.3: names under .localhost never leave the machine. No other name is looked up: an attacker's may point here.
    public static bool Matches(string host)
    {
        var name = host.AsSpan().TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name.Trim("[]"), out var address) && Matches(address));
    }

    public static bool Matches(IPAddress? address)
        => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
