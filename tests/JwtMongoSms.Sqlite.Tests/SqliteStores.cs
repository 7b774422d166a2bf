using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Limits;
using JwtMongoSms.Sqlite.Sessions;
using JwtMongoSms.Sqlite.Users;
using Microsoft.Extensions.Logging.Abstractions;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>Opens the four stores on a file.</summary>
internal static class SqliteStores
{
    /// <summary>The stores on a new file of their own.</summary>
    public static ValueTask<StoreSet> OpenEmptyAsync()
    {
        var file = new TemporaryFile();
        var database = Database(new SqliteSetup(file.Path));
        return ValueTask.FromResult(On(database, () =>
        {
            database.Dispose();
            file.Dispose();
        }));
    }

    public static SqliteDatabase Database(SqliteSetup setup) => new(setup, NullLogger<SqliteDatabase>.Instance);

    public static StoreSet On(SqliteDatabase database, Action? close = null) => new(
        new SqliteChallengeStore(database),
        new SqliteUserStore(database),
        new SqliteSessionStore(database),
        new SqliteLimitStore(database),
        new Purge(database),
        () =>
        {
            (close ?? database.Dispose)();
            return ValueTask.CompletedTask;
        });

    private sealed class Purge(SqliteDatabase database) : IStorePurge
    {
        public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (challenges, sessions, budgets, windows) = await new SqlitePurge(database).RunAsync(now, cancellationToken);
            return challenges + sessions + budgets + windows;
        }
    }
}
