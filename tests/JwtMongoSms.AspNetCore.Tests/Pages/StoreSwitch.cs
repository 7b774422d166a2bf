using System.Reflection;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>The embedded store behind a switch: while it is off, every verb of every store fails as with a full or locked disk.</summary>
public class StoreSwitch : DispatchProxy
{
    private Func<bool> isDown = () => false;
    private object? store;

    /// <summary>Registers the stores; the function is asked before each verb.</summary>
    public static void Add(IServiceCollection services, string path, Func<bool> isDown)
    {
        services.AddSingleton(Options.Create(new SqliteOptions { Path = path })).AddJwtMongoSmsSqlite();
        Put<IChallengeStore>(services, isDown);
        Put<ILoginUserStore>(services, isDown);
        Put<ISessionStore>(services, isDown);
        Put<ILimitStore>(services, isDown);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => isDown() ? throw new StoreException(StoreFailure.Unavailable, "The test has switched it off.") : targetMethod!.Invoke(store, args);

    private static void Put<TStore>(IServiceCollection services, Func<bool> isDown)
        where TStore : class
    {
        var own = services.Single(service => service.ServiceType == typeof(TStore));
        services.Remove(own);
        services.AddSingleton(provider =>
        {
            var proxy = Create<TStore, StoreSwitch>();
            var inside = (StoreSwitch)(object)proxy;
            inside.store = ActivatorUtilities.CreateInstance(provider, own.ImplementationType!);
            inside.isDown = isDown;
            return proxy;
        });
    }
}
