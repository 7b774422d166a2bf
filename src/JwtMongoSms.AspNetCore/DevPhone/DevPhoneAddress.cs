using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.DevPhone;

/// <summary>Where people find the dev phone once the server has started.</summary>
internal static class DevPhoneAddress
{
    /// <returns><see langword="null"/> when the phone isn't mapped, or no address of the server is reached by loopback.</returns>
    public static Uri? Of(IServiceProvider services)
    {
        var listening = services.GetService<IServer>() is { } server ? ServerAddress.OnLoopback(server) : [];
        var path = services.GetService<LinkGenerator>()?.GetPathByName(DevPhoneMapping.PageRoute, values: null);
        return listening.Count > 0 && path is not null ? new Uri(listening[0], path.TrimStart('/')) : null;
    }
}
