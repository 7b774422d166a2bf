using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>
/// Stands before the stores that an application has registered; a function sees each verb before the store does, and may throw.
/// </summary>
public class StoreProxy : DispatchProxy
{
    private Action<MethodInfo> before = _ => { };
    private object? store;

    /// <summary>Puts one before each of the four stores.</summary>
    public static void Add(IServiceCollection services, Action<MethodInfo> before)
    {
        Type[] types = [typeof(IChallengeStore), typeof(IPhoneUserStore), typeof(ISessionStore), typeof(ILimitStore)];
        foreach (var type in types)
        {
            var own = services.Last(service => service.ServiceType == type).ImplementationFactory!;
            services.AddScoped(type, provider => Around(type, own(provider), before));
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        before(targetMethod!);
        return targetMethod!.Invoke(store, args);
    }

    private static object Around(Type type, object store, Action<MethodInfo> before)
    {
        var proxy = (StoreProxy)Create(type, typeof(StoreProxy));
        (proxy.store, proxy.before) = (store, before);
        return proxy;
    }
}
