using JwtMongoSms.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.Stores;

/// <summary>Registers the store that the application has chosen, or a default that its choice replaces.</summary>
internal static class StoreRegistration
{
    /// <summary>
    /// Registers the four interfaces. An explicit store replaces a configured one; the application's own registrations stay.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="type">Identifies the store: a second call with the same type adds nothing.</param>
    /// <param name="name">The store's name, for messages.</param>
    /// <param name="isExplicit">Whether the application has chosen it.</param>
    /// <param name="inUse">Names the store once the configuration is complete.</param>
    /// <param name="interfaces">The four interfaces.</param>
    /// <exception cref="InvalidOperationException">Two stores are explicit.</exception>
    public static void Add(
        IServiceCollection services, Type type, string name, bool isExplicit, StoreInUse inUse, params ServiceDescriptor[] interfaces)
    {
        ServiceDescriptor[] all = [.. interfaces, ServiceDescriptor.Singleton(inUse)];
        var part = new PartRegistration("store", name, type, isExplicit, all);
        if (!part.TryReplace(services))
            return;

        services.TryAdd(all);
        services.AddSingleton(part);
    }
}
