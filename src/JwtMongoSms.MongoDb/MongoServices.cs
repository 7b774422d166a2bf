using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb;

/// <summary>Registers the services that the stores use. The choice of a store is made elsewhere.</summary>
internal static class MongoServices
{
    public static IServiceCollection AddMongoParts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Connect);
        services.TryAddSingleton(provider => IndexesFrom(provider.GetRequiredService<MongoConnection>().Options));
        services.TryAddSingleton<IndexKeeper>();
        services.TryAddSingleton<IndexGate>();
        services.TryAddSingleton<MongoDatabase>();
        services.TryAddSingleton(provider => new MongoIndexes(provider.GetRequiredService<IndexKeeper>()));
        return services;
    }

    public static IReadOnlyList<StoreIndex> IndexesFrom(MongoDbOptions options) =>
    [
        UserDocument.IndexFor(options),
        .. ChallengeDocument.IndexesFor(options),
        .. SessionDocument.IndexesFor(options),
        LimitDocument.IndexFor(options),
    ];

    /// <summary>Whether the application has registered its database. This doesn't resolve it.</summary>
    public static bool HasDatabase(IServiceProvider provider)
        => provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IMongoDatabase));

    private static MongoConnection Connect(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MongoDbOptions>>();
        foreach (var (setting, problem) in MongoDbOptionsCheck.Problems(options.Value, HasDatabase(provider)))
            throw new InvalidOperationException($"{setting} ({setting.Replace(":", "__", StringComparison.Ordinal)}) {problem}");

        return new MongoConnection(options, () => FindDatabase(provider), provider.GetRequiredService<TimeProvider>());
    }

    // In a scope, since many applications register it as scoped.
    private static IMongoDatabase? FindDatabase(IServiceProvider provider)
    {
        using var scope = provider.CreateScope();
        try
        {
            return scope.ServiceProvider.GetService<IMongoDatabase>();
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            // Without the inner exception: the driver quotes connection strings with their passwords.
            throw new StoreException(
                StoreFailure.Unavailable,
                $"The application's IMongoDatabase could not be created ({exception.GetType().Name}). Resolve it elsewhere to see why.");
        }
    }
}
