using Microsoft.Extensions.DependencyInjection;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Finds the <see cref="IMongoDatabase"/> that the application has registered.</summary>
internal static class ApplicationDatabase
{
    /// <summary>Whether there is one; it isn't resolved.</summary>
    public static bool Exists(IServiceProvider provider)
        => provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IMongoDatabase));

    // In a scope, since many applications register it as scoped.
    public static IMongoDatabase? Find(IServiceProvider provider)
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
