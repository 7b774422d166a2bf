using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Settings;

/// <summary>Records the type that fills a role, such as the store. An explicit one replaces a configured one.</summary>
internal sealed record PartRegistration(string Role, string Name, Type Type, bool IsExplicit, IReadOnlyList<ServiceDescriptor> Services)
{
    public static PartRegistration? Find(IServiceCollection services, string role) => services
        .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
        .OfType<PartRegistration>()
        .FirstOrDefault(part => part.Role == role);

    /// <summary>Prepares a registration: removes a configured part that an explicit one replaces.</summary>
    /// <returns><see langword="false"/> when the role is filled, and the part that fills it stays.</returns>
    /// <exception cref="InvalidOperationException">Two parts are explicit.</exception>
    public bool TryReplace(IServiceCollection services)
    {
        if (Find(services, Role) is not { } other)
            return true;

        if (other.Type == Type || (other.IsExplicit && !IsExplicit))
            return false;

        if (other.IsExplicit)
            throw new InvalidOperationException($"{other.Name} and {Name} were both added as the {Role}; an application has one.");

        foreach (var service in other.Services)
            services.Remove(service);

        services.Remove(services.First(service => !service.IsKeyedService && service.ImplementationInstance == (object)other));
        return true;
    }
}
