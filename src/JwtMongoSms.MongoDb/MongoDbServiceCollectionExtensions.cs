using JwtMongoSms;
using JwtMongoSms.MongoDb;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers MongoDB as the store.</summary>
public static class MongoDbServiceCollectionExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in MongoDB: in the application's <c>IMongoDatabase</c> if it has registered one, else where
    /// <see cref="MongoDbOptions.ConnectionString"/> says. Stores that the application has registered before stay. Calling it twice is as good as once.
    /// </summary>
    public static IServiceCollection AddJwtMongoSmsMongoDb(this IServiceCollection services)
    {
        services.AddOptions<MongoDbOptions>();
        services.AddMongoParts();
        services.TryAddSingleton<IChallengeStore, MongoChallengeStore>();
        services.TryAddSingleton<IPhoneUserStore, MongoUserStore>();
        services.TryAddSingleton<ISessionStore, MongoSessionStore>();
        services.TryAddSingleton<ILimitStore, MongoLimitStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MongoHostedService>());
        services.AddHealthChecks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, MongoHealthSetup>());
        return services;
    }
}
