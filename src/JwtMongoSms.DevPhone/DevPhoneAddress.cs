using System.Net;
using JwtMongoSms.Delivery.Twilio.Internal;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>How this machine reaches an address that the server listens on.</summary>
internal static class ServerAddress
{
    /// <summary>Every address of a server that this machine reaches by loopback; none before it has started.</summary>
    public static IReadOnlyList<Uri> OnLoopback(IServer server) => [.. Listening(server).Select(OnLoopback).OfType<Uri>()];

    public static IEnumerable<string> Listening(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <returns><see langword="null"/> for pipes, sockets and addresses of one network card.</returns>
    public static Uri? OnLoopback(string listening)
    {
        var address = BindingAddress.Parse(listening);
        if (address.IsUnixPipe || address.IsNamedPipe)
            return null;

        // Every name that is no address stands for all addresses, as do + and *.
        var host = address.Host;
        var isAddress = IPAddress.TryParse(host.Trim('[', ']'), out var ip);
        if (isAddress && !IPAddress.Any.Equals(ip) && !IPAddress.IPv6Any.Equals(ip) && !LoopbackHost.Matches(ip))
            return null;

        var reached = isAddress && LoopbackHost.Matches(ip) ? host : IPAddress.Any.Equals(ip) ? "127.0.0.1" : "localhost";
        return new Uri($"{address.Scheme}://{reached}:{address.Port}{address.PathBase.TrimEnd('/')}/");
    }
}
