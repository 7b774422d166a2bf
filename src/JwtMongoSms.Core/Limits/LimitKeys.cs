using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Limits;

/// <summary>Names the counters. What is personal is an HMAC; prefixes and countries stay readable for an operator.</summary>
internal sealed class LimitKeys(ServerKeys keys)
{
    private const int SubscriberDigits = 4;

    /// <summary>Gets the counter of sends and money of the whole service.</summary>
    public static LimitKey Service { get; } = new("service");

    public static LimitKey Prefix(PhoneNumber phoneNumber) => new("prefix:" + phoneNumber.E164[..^SubscriberDigits]);

    public static LimitKey Country(string country) => new("country:" + (country.Length > 0 ? country : "none"));

    // The counter of guesses keeps the sends too, so that one command checks both.
    public LimitKey Number(PhoneNumber phoneNumber) => Hide("guess", phoneNumber.E164);

    public LimitKey User(UserId userId) => Hide("user", userId.Value);

    /// <summary>Gets the counter of an address: one IPv4 address, or the IPv6 network of 64 bits that one customer has.</summary>
    public LimitKey Address(IPAddress address) => Hide("address", Network(address, ipv4Bits: 32, ipv6Bits: 64));

    /// <summary>Gets the counter of an address's neighbours: 24 bits of IPv4, 48 of IPv6.</summary>
    public LimitKey Network(IPAddress address) => Hide("network", Network(address, ipv4Bits: 24, ipv6Bits: 48));

    private static string Network(IPAddress address, int ipv4Bits, int ipv6Bits)
    {
        // ::ffff:1.2.3.4 is 1.2.3.4, and bytes have no zone: an attacker must not get a second counter by another spelling.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bits = plain.AddressFamily == AddressFamily.InterNetwork ? ipv4Bits : ipv6Bits;
        return Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, bits / 8));
    }

    // The oldest secret's key: a rotation resets no counter.
    private LimitKey Hide(string kind, string text)
    {
        var mac = HMACSHA256.HashData(keys.Oldest(KeyUse.Limit).Bytes, Encoding.ASCII.GetBytes($"{kind}|{text}"));
        return new LimitKey($"{kind}:{Base64Url.EncodeToString(mac)}");
    }
}
