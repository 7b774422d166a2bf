using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Messages;

/// <summary>A sender that the application has chosen, or that is there until it chooses one.</summary>
internal sealed record SenderRegistration(string Name, Type Type, bool IsExplicit, IReadOnlyList<ServiceDescriptor> Services)
{
    public const string Main = "main";

    /// <summary>Registers a sender by its name. An explicit one replaces a configured one; a sender that the application has registered itself stays.</summary>
    /// <exception cref="InvalidOperationException">Two senders of one name are explicit.</exception>
    public static JwtMongoSmsBuilder Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        JwtMongoSmsBuilder builder, string name, bool isExplicit)
        where TSender : class, IMessageSender
    {
        var services = builder.Services;
        if (Find(services, name) is { } other)
        {
            if (other.Type == typeof(TSender) || (other.IsExplicit && !isExplicit))
                return builder;

            if (other.IsExplicit)
                throw new InvalidOperationException($"{other.Type.Name} and {typeof(TSender).Name} were both added as the sender \"{name}\"; a name has one.");

            foreach (var service in other.Services)
                services.Remove(service);

            services.Remove(services.First(service => !service.IsKeyedService && service.ImplementationInstance == (object)other));
        }

        List<ServiceDescriptor> added = [Keyed<TSender>(name)];
        if (name == Main && !services.Any(service => service.ServiceType == typeof(IMessageSender) && !service.IsKeyedService))
            added.Add(ServiceDescriptor.Describe(
                typeof(IMessageSender), provider => provider.GetRequiredKeyedService<IMessageSender>(Main), added[0].Lifetime));

        foreach (var service in added)
            services.Add(service);

        services.AddSingleton(new SenderRegistration(name, typeof(TSender), isExplicit, added));
        return builder;
    }

    /// <summary>Gets whether a type sends the codes: no other was added, and the application has registered none itself.</summary>
    public static bool IsInUse(IServiceCollection services, Type sender)
        => Find(services, Main) is { } main && main.Type == sender
        && services.Last(service => service.ServiceType == typeof(IMessageSender) && !service.IsKeyedService) is { } last && main.Services.Contains(last);

    private static SenderRegistration? Find(IServiceCollection services, string name) => services
        .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
        .OfType<SenderRegistration>()
        .FirstOrDefault(sender => sender.Name == name);

    private static ServiceDescriptor Keyed<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(string name)
        where TSender : class, IMessageSender
    {
        if (typeof(TSender).IsAssignableTo(typeof(HttpMessageSender)))
            return ServiceDescriptor.KeyedSingleton<IMessageSender, TSender>(name);

        var takesClient = typeof(TSender).GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(HttpClient)));
        return ServiceDescriptor.KeyedScoped<IMessageSender, TSender>(name, (provider, _) => takesClient
            ? ActivatorUtilities.CreateInstance<TSender>(provider, provider.GetRequiredService<SenderConnections>().CreateClient())
            : ActivatorUtilities.CreateInstance<TSender>(provider));
    }
}
