using JwtMongoSms;
using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Sqlite;
using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the embedded store.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in the file that <see cref="SqliteOptions.Path"/> names. A file that can't be used
    /// stops the start. Stores that the application has registered before stay.
    /// </summary>
    public static IServiceCollection AddJwtMongoSmsSqlite(this IServiceCollection services)
    {
        services.AddOptions<SqliteOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IChallengeStore, SqliteChallengeStore>();
        services.TryAddSingleton<ILoginUserStore, SqliteUserStore>();
        services.TryAddSingleton<ISessionStore, SqliteSessionStore>();
        services.TryAddSingleton<ILimitStore, SqliteLimitStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SqliteHostedService>());
        return services;
    }
}
