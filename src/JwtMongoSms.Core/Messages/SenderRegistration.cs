using System.Diagnostics.CodeAnalysis;
using JwtMongoSms.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Messages;

/// <summary>Registers the sender that the application has chosen, or a default that its choice replaces.</summary>
internal static class SenderRegistration
{
    public const string Main = "main";

    /// <summary>
    /// Registers a sender by its name. An explicit one replaces a configured one; the application's own registration stays.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two senders of one name are explicit.</exception>
    public static void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender>(
        IServiceCollection services, string name, bool isExplicit)
        where TSender : class, IMessageSender
    {
        List<ServiceDescriptor> all = [Keyed<TSender>(name)];
        var part = new PartRegistration(RoleOf(name), typeof(TSender).Name, typeof(TSender), isExplicit, all);
        if (!part.TryReplace(services))
            return;

        if (name == Main && !services.Any(IsSender))
            all.Add(ServiceDescriptor.Describe(typeof(IMessageSender), GetMain, all[0].Lifetime));

        foreach (var service in all)
            services.Add(service);

        services.AddSingleton(part);
    }

    /// <summary>Gets whether a type sends the codes: no other was added, and the application has registered none itself.</summary>
    public static bool IsInUse(IServiceCollection services, Type sender)
        => PartRegistration.Find(services, RoleOf(Main)) is { } main
        && main.Type == sender
        && main.Services.Contains(services.Last(IsSender));

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
