using JwtMongoSms;
using JwtMongoSms.MongoDb;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds MongoDB as the store.</summary>
public static class MongoDbBuilderExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in MongoDB: in the application's <c>IMongoDatabase</c> if it has registered one, else at
    /// <c>ConnectionStrings:MongoDb</c> or <see cref="MongoDbOptions.ConnectionString"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another store was added.</exception>
    public static JwtMongoSmsBuilder AddMongoDb(this JwtMongoSmsBuilder builder) => builder.AddMongoDbParts()
        .AddStores<MongoChallengeStore, MongoUserStore, MongoSessionStore, MongoLimitStore>(MongoDbOptionsSetup.StoreName);

    /// <summary>Registers the store's classes, for a store that the configuration chooses.</summary>
    internal static JwtMongoSmsBuilder AddMongoDbParts(this JwtMongoSmsBuilder builder)
    {
        builder.AddOptions<MongoDbOptions, MongoDbOptionsSetup>();
        builder.Services.AddMongoParts();
        builder.Services.TryAddScoped<MongoChallengeStore>();
        builder.Services.TryAddScoped<MongoUserStore>();
        builder.Services.TryAddScoped<MongoSessionStore>();
        builder.Services.TryAddScoped<MongoLimitStore>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MongoHostedService>());
        builder.Services.AddHealthChecks();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, MongoHealthSetup>());
        return builder;
    }
}
