using JwtMongoSms;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.MongoDb;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers MongoDB as the store.</summary>
public static class MongoDbServiceCollectionExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in MongoDB: in the application's <c>IMongoDatabase</c> if it has registered one, else
    /// at
    /// <see cref="MongoDbOptions.ConnectionString"/>. Stores that the application has registered before stay. It may be called twice.
    /// </summary>
    public static IServiceCollection AddJwtMongoSmsMongoDb(this IServiceCollection services)
    {
        services.AddOptions<MongoDbOptions>();
        services.AddMongoParts();
        services.TryAddSingleton<IChallengeStore, MongoChallengeStore>();
        services.TryAddSingleton<ILoginUserStore, MongoUserStore>();
        services.TryAddSingleton<ISessionStore, MongoSessionStore>();
        services.TryAddSingleton<ILimitStore, MongoLimitStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MongoHostedService>());
        services.AddHealthChecks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, MongoHealthSetup>());
        return services;
    }
}
