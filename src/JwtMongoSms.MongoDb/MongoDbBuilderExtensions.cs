using JwtMongoSms;
using JwtMongoSms.MongoDb;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds MongoDB as the store.</summary>
public static class MongoDbBuilderExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in MongoDB: in the application's <c>IMongoDatabase</c> if it has registered one, else
    /// at <c>ConnectionStrings:MongoDb</c> or <see cref="MongoDbOptions.ConnectionString"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another store was added.</exception>
    public static JwtMongoSmsBuilder AddMongoDb(this JwtMongoSmsBuilder builder) => builder.AddMongoDbParts()
        .AddStores<MongoChallengeStore, MongoUserStore, MongoSessionStore, MongoLimitStore>(MongoDbOptionsSetup.StoreName);

    /// <summary>Registers the store's classes, for a store that the configuration chooses.</summary>
    internal static JwtMongoSmsBuilder AddMongoDbParts(this JwtMongoSmsBuilder builder)
    {
        builder.AddOptions<MongoDbOptions, MongoDbOptionsSetup>();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new MongoConnection(
            provider.GetRequiredService<IOptions<MongoDbOptions>>(),
            () => ApplicationDatabase.Find(provider),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new MongoIndexes(
            provider.GetRequiredService<MongoConnection>(),
            IndexesFrom(provider.GetRequiredService<MongoConnection>().Options),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MongoIndexes>>()));
        services.TryAddSingleton<IndexGate>();
        services.TryAddSingleton<WriteRights>();
        services.TryAddSingleton<UnreadableUsers>();
        services.TryAddSingleton<UserIdCheck>();
        services.TryAddScoped<MongoDatabase>();

        // Their interfaces are scoped, and keep the one instance of a request.
        services.TryAddTransient<MongoChallengeStore>();
        services.TryAddTransient<MongoUserStore>();
        services.TryAddTransient<MongoSessionStore>();
        services.TryAddTransient<MongoLimitStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MongoHostedService>());
        services.AddHealthChecks();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HealthCheckServiceOptions>, MongoHealthSetup>());
        return builder;
    }

    internal static IReadOnlyList<StoreIndex> IndexesFrom(MongoDbOptions options) =>
    [
        UserDocument.IndexFor(options),
        .. ChallengeDocument.IndexesFor(options),
        .. SessionDocument.IndexesFor(options),
        LimitDocument.IndexFor(options),
    ];
}
