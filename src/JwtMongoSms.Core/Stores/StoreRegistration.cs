using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.Stores;

/// <summary>The store that the application has chosen, or that is there until it chooses one.</summary>
internal sealed record StoreRegistration(string Name, bool IsExplicit, IReadOnlyList<ServiceDescriptor> Services)
{
    /// <summary>Registers the four interfaces. An explicit store replaces a configured one; services that the application has registered itself stay.</summary>
    /// <exception cref="InvalidOperationException">Two stores are explicit.</exception>
    public static JwtMongoSmsBuilder Add(
        JwtMongoSmsBuilder builder, string name, bool isExplicit, Func<IServiceProvider, string> nameInUse, params ServiceDescriptor[] services)
    {
        if (builder.Services.Select(service => service.IsKeyedService ? null : service.ImplementationInstance).OfType<StoreRegistration>().FirstOrDefault() is { } other)
        {
            if (other.Name == name || (other.IsExplicit && !isExplicit))
                return builder;

            if (other.IsExplicit)
                throw new InvalidOperationException($"{other.Name} and {name} were both added as the store; an application has one.");

            foreach (var service in other.Services)
                builder.Services.Remove(service);

            builder.Services.RemoveAll<StoreRegistration>();
        }

        builder.Services.TryAdd(services);
        var inUse = ServiceDescriptor.Singleton(new StoreInUse(nameInUse));
        builder.Services.Add(inUse);
        builder.Services.AddSingleton(new StoreRegistration(name, isExplicit, [.. services, inUse]));
        return builder;
    }
}
