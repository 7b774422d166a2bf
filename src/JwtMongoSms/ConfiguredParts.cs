using JwtMongoSms.Messages;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms;

/// <summary>
/// The store and the sender that the configuration chooses, each at its first use: only then is the configuration complete.
/// </summary>
internal static class ConfiguredParts
{
    public static JwtMongoSmsBuilder AddConfiguredStore(this JwtMongoSmsBuilder builder)
    {
        builder.AddSqliteParts().AddMongoDbParts();
        builder.Services.TryAddSingleton<ConfiguredStore>();
        StoreRegistration.Add(
            builder.Services,
            typeof(ConfiguredStore),
            nameof(ConfiguredStore),
            isExplicit: false,
            new StoreInUse(services => services.GetRequiredService<ConfiguredStore>().Name),
            Choose<IChallengeStore, MongoChallengeStore, SqliteChallengeStore>(),
            Choose<IPhoneUserStore, MongoUserStore, SqliteUserStore>(),
            Choose<ISessionStore, MongoSessionStore, SqliteSessionStore>(),
            Choose<ILimitStore, MongoLimitStore, SqliteLimitStore>());
        return builder;
    }

    public static JwtMongoSmsBuilder AddConfiguredSender(this JwtMongoSmsBuilder builder)
    {
        // A further provider is a line before the last, with what its settings hold when there is an account.
        SenderRegistration.Add(
            builder.AddTwilioOptions().Services,
            new SenderChoice(
                SenderChoice.Candidate.For<TwilioSender>(_ => true)));
        return builder;
    }

    private static ServiceDescriptor Choose<TService, TMongo, TSqlite>()
        where TService : class
        where TMongo : class, TService
        where TSqlite : class, TService
        => ServiceDescriptor.Scoped<TService>(services => services.GetRequiredService<ConfiguredStore>().IsMongoDb
            ? services.GetRequiredService<TMongo>()
            : services.GetRequiredService<TSqlite>());
}
