using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>A file of limited size, which SQLite reports as a full disk. DiskTests of Process.Tests fills a file system.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_answered_and_all_is_well_when_there_is_room()
    {
        using var file = new TemporaryFile();
        var setup = new SqliteSetup(file.Path) { MaxPageCount = 100 };
        List<UserId> acknowledged = [];
        using (var database = SqliteStores.Database(setup))
        {
            var users = new SqliteUserStore(database);
            var failures = await FillAsync(users, acknowledged);

            Assert.All(failures, failure => Assert.Equal(StoreFailure.Unavailable, failure.Failure));
            Assert.All(failures, failure => Assert.Contains(file.Path, failure.Message, StringComparison.Ordinal));
            await AssertThereAsync(users, acknowledged);

            await database.WriteAsync(connection => connection.ReadNumber("PRAGMA max_page_count = 100000"), Token);
            acknowledged.Add((await users.GetOrAddAsync(Given.PhoneNumber(999_999), SignUp.Open, Given.Start, Token))!.User.Id);
        }

        // As after a restart.
        using var again = SqliteStores.Database(setup with { MaxPageCount = 0 });
        await AssertThereAsync(new SqliteUserStore(again), acknowledged);
        Assert.Equal("ok", OtherProgram.Ask(file.Path, "PRAGMA integrity_check"));
    }

    private static async Task<List<StoreException>> FillAsync(SqliteUserStore users, List<UserId> acknowledged)
    {
        List<StoreException> failures = [];
        for (var number = 0; failures.Count < 100; number += 50)
        {
            Assert.InRange(number, 0, 900_000);
            var calls = Enumerable.Range(number, 50)
                .Select(n => users.GetOrAddAsync(Given.PhoneNumber(n), SignUp.Open, Given.Start, Token));
            foreach (var call in calls.ToArray())
            {
                try
                {
                    acknowledged.Add((await call)!.User.Id);
                }
                catch (StoreException failure)
                {
                    failures.Add(failure);
                }
            }
        }

        return failures;
    }

    private static async Task AssertThereAsync(SqliteUserStore users, List<UserId> ids)
    {
        Assert.NotEmpty(ids);
        foreach (var id in ids)
            Assert.NotNull(await users.FindAsync(id, Token));
    }
}
