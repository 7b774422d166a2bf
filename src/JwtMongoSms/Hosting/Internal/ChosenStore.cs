using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.MongoDb;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using JwtMongoSms.Sessions;
using JwtMongoSms.Sqlite;
using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Hosting.Internal;

/// <summary>Both stores are registered; which one is made is known once the configuration is, and that is when the container resolves it.</summary>
internal static class ChosenStore
{
    public static IServiceCollection AddChosenStore(this IServiceCollection services)
    {
        services.AddSingleton(provider => Options.Create(OptionsOf(provider).Sqlite));
        services.AddSingleton(provider => Options.Create(OptionsOf(provider).MongoDb));
        services.TryAddSingleton<SqliteDatabase>();
        services.AddMongoParts();
        services.TryAddSingleton(Choose<IChallengeStore, MongoChallengeStore, SqliteChallengeStore>);
        services.TryAddSingleton(Choose<ILoginUserStore, MongoUserStore, SqliteUserStore>);
        services.TryAddSingleton(Choose<ISessionStore, MongoSessionStore, SqliteSessionStore>);
        services.TryAddSingleton(Choose<ILimitStore, MongoLimitStore, SqliteLimitStore>);
        services.AddSingleton(Choose<IHostedService, MongoHostedService, SqliteHostedService>);
        services.AddSingleton(Choose<IConfigureOptions<HealthCheckServiceOptions>, MongoHealthSetup, NoHealthSetup>);
        return services;
    }

    private static TService Choose<TService, TMongo, TSqlite>(IServiceProvider provider)
        where TService : class
        where TMongo : class, TService
        where TSqlite : class, TService
        => OptionsOf(provider).UsesMongoDb ? ActivatorUtilities.CreateInstance<TMongo>(provider) : ActivatorUtilities.CreateInstance<TSqlite>(provider);

    private static JwtMongoSmsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<JwtMongoSmsOptions>();

    // A file has nothing to check but what any sign-in asks, and that check is there for every store.
    private sealed class NoHealthSetup : IConfigureOptions<HealthCheckServiceOptions>
    {
        public void Configure(HealthCheckServiceOptions options)
        {
        }
    }
}
