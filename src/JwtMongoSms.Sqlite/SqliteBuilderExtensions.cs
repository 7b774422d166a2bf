using JwtMongoSms;
using JwtMongoSms.Sqlite;
using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the embedded store.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>
    /// Keeps users, challenges, sessions and limits in the file that <see cref="SqliteOptions.Path"/> names. A file that can't be used
    /// stops the start.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another store was added.</exception>
    public static JwtMongoSmsBuilder AddSqlite(this JwtMongoSmsBuilder builder) => builder.AddSqliteParts()
        .AddStores<SqliteChallengeStore, SqliteUserStore, SqliteSessionStore, SqliteLimitStore>(SqliteOptionsSetup.StoreName);

    /// <summary>Registers the store's classes, for a store that the configuration chooses.</summary>
    internal static JwtMongoSmsBuilder AddSqliteParts(this JwtMongoSmsBuilder builder)
    {
        builder.AddOptions<SqliteOptions, SqliteOptionsSetup>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<SqliteOptions>, DevelopmentFile>());
        builder.Services.TryAddSingleton<SqliteDatabase>();

        // Their interfaces are scoped, and keep the one instance of a request.
        builder.Services.TryAddTransient<SqliteChallengeStore>();
        builder.Services.TryAddTransient<SqliteUserStore>();
        builder.Services.TryAddTransient<SqliteSessionStore>();
        builder.Services.TryAddTransient<SqliteLimitStore>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SqliteHostedService>());
        return builder;
    }
}
