using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Messages;

/// <summary>Registers the sender that the application has chosen, or a default that its choice replaces.</summary>
internal static class SenderRegistration
{
    public const string Main = "main";

    /// <summary>
    /// Registers a sender by its name. It replaces the one that the configuration chooses; the application's own registration stays.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another sender of this name was added.</exception>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        IServiceCollection services, string name)
        where TSender : class, IMessageSender
        => Add(services, name, typeof(TSender), isExplicit: true, [Keyed<TSender>(name)]);

    /// <summary>Registers the senders of which the configuration chooses one.</summary>
    public static void Add(IServiceCollection services, SenderChoice choice) => Add(
        services,
        Main,
        typeof(SenderChoice),
        isExplicit: false,
        [
            ServiceDescriptor.KeyedSingleton(Main, (provider, _) => (IMessageSender)provider.GetRequiredService(choice.Choose(provider))),
            ServiceDescriptor.Singleton(choice),
            .. choice.Services,
        ]);

    /// <summary>Gets whether a type sends the codes: no other was added, and the application has registered none itself.</summary>
    public static bool IsInUse(IServiceCollection services, IServiceProvider provider, Type sender)
        => PartRegistration.Find(services, RoleOf(Main)) is { } main
        && main.Services.Contains(services.Last(IsSender))
        && sender == (provider.GetService<SenderChoice>()?.Choose(provider) ?? main.Type);

    private static void Add(IServiceCollection services, string name, Type type, bool isExplicit, List<ServiceDescriptor> all)
    {
        var part = new PartRegistration(RoleOf(name), type.Name, type, isExplicit, all);
        if (!part.TryReplace(services))
            return;

        if (name == Main && !services.Any(IsSender))
            all.Add(ServiceDescriptor.Describe(typeof(IMessageSender), GetMain, all[0].Lifetime));

        foreach (var service in all)
            services.Add(service);

        services.AddSingleton(part);
    }

    private static string RoleOf(string name) => $"sender \"{name}\"";

    private static bool IsSender(ServiceDescriptor service) => service.ServiceType == typeof(IMessageSender) && !service.IsKeyedService;

    private static IMessageSender GetMain(IServiceProvider services) => services.GetRequiredKeyedService<IMessageSender>(Main);

    private static ServiceDescriptor Keyed<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        string name)
        where TSender : class, IMessageSender
    {
        if (typeof(TSender).IsAssignableTo(typeof(HttpMessageSender)))
            return ServiceDescriptor.KeyedSingleton<IMessageSender, TSender>(name);

        var takesClient = typeof(TSender).GetConstructors()
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(HttpClient)));
        return ServiceDescriptor.KeyedScoped<IMessageSender, TSender>(name, (provider, _) => takesClient
            ? ActivatorUtilities.CreateInstance<TSender>(provider, provider.GetRequiredService<SenderConnections>().CreateClient())
            : ActivatorUtilities.CreateInstance<TSender>(provider));
    }
}
