using System.Net;
using JwtMongoSms.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.DevPhone;

/// <summary>Where a browser of this machine finds the page once the server has started.</summary>
internal static class DevPhoneAddress
{
    /// <returns><see langword="null"/> when the page isn't mapped, or loopback reaches no address of the server.</returns>
    public static Uri? Find(IServiceProvider services)
    {
        var listening = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var path = services.GetService<LinkGenerator>()?.GetPathByName(DevPhoneEndpoints.PageRoute, values: null);
        return path is not null && listening.Select(OnLoopback).OfType<Uri>().FirstOrDefault() is { } server
            ? new Uri(server, path.TrimStart('/'))
            : null;
    }

    /// <summary>The address by which loopback reaches one that the server listens on.</summary>
    /// <returns><see langword="null"/> for pipes, sockets and addresses of one network card.</returns>
    public static Uri? OnLoopback(string listening)
    {
        var address = BindingAddress.Parse(listening);
        if (address.IsUnixPipe || address.IsNamedPipe)
            return null;

        // Kestrel listens on all addresses for every name that is no address, and for + and *.
        var host = address.Host;
        var isAddress = IPAddress.TryParse(host.Trim('[', ']'), out var ip);
        if (isAddress && !IPAddress.Any.Equals(ip) && !IPAddress.IPv6Any.Equals(ip) && !LoopbackHost.Matches(ip))
            return null;

        var reached = isAddress && LoopbackHost.Matches(ip) ? host : IPAddress.Any.Equals(ip) ? "127.0.0.1" : "localhost";
        return new Uri($"{address.Scheme}://{reached}:{address.Port}{address.PathBase.TrimEnd('/')}/");
    }
}
