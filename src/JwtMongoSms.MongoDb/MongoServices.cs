using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>What the stores are made of, as services. Which store is used is decided elsewhere.</summary>
internal static class MongoServices
{
    public static IServiceCollection AddMongoParts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Connect);
        services.TryAddSingleton<IndexKeeper>();
        services.TryAddSingleton<IndexGate>();
        services.TryAddSingleton<MongoDatabase>();
        services.TryAddSingleton(provider => new MongoIndexes(provider.GetRequiredService<IndexKeeper>()));
        return services;
    }

    /// <summary>Whether the application has registered a database of its own. It isn't made for the asking.</summary>
    public static bool HasOwnDatabase(IServiceProvider provider) => provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IMongoDatabase));

    private static MongoConnection Connect(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MongoDbOptions>>();
        foreach (var (setting, problem) in MongoDbOptionsCheck.Problems(options.Value, HasOwnDatabase(provider)))
            throw new InvalidOperationException($"{setting} ({setting.Replace(":", "__", StringComparison.Ordinal)}) {problem}");

        return new MongoConnection(options, () => OwnDatabase(provider), provider.GetRequiredService<TimeProvider>());
    }

    // In a scope, since that is how many applications register it.
    private static IMongoDatabase? OwnDatabase(IServiceProvider provider)
    {
        using var scope = provider.CreateScope();
        try
        {
            return scope.ServiceProvider.GetService<IMongoDatabase>();
        }
        catch (Exception exception) when (exception is not TimeoutException)
        {
            // Without the inner exception: the driver quotes connection strings, passwords and all.
            throw new StoreException(
                StoreFailure.Unavailable, $"The application's own IMongoDatabase could not be made ({exception.GetType().Name}). Ask for it elsewhere to see why.");
        }
    }
}
