using JwtMongoSms.Sqlite.Users;
using JwtMongoSms.Stores;
using JwtMongoSms.Testing;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class FullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_loses_nothing_that_was_answered_and_all_is_well_when_there_is_room(bool limitFileOnly)
    {
        using var disk = SmallDisk.Create(limitFileOnly);
        List<UserId> acknowledged = [];
        using (var database = SqliteStores.Database(disk.Setup))
        {
            var users = new SqliteUserStore(database);
            var failures = await FillAsync(users, acknowledged);

            Assert.All(failures, failure => Assert.Equal(StoreFailure.Unavailable, failure.Failure));
            Assert.All(failures, failure => Assert.Contains(disk.Setup.Path, failure.Message, StringComparison.Ordinal));
            await AssertThereAsync(users, acknowledged);

            await disk.MakeRoomAsync(database);
            acknowledged.Add((await users.GetOrAddAsync(Given.PhoneNumber(999_999), true, Given.Start, Token))!.User.Id);
        }

        // As after a restart.
        using var again = SqliteStores.Database(disk.Setup with { MaxPageCount = 0 });
        await AssertThereAsync(new SqliteUserStore(again), acknowledged);
        Assert.Equal("ok", OtherProgram.Ask(disk.Setup.Path, "PRAGMA integrity_check"));
    }

    private static async Task<List<StoreException>> FillAsync(SqliteUserStore users, List<UserId> acknowledged)
    {
        List<StoreException> failures = [];
        for (var number = 0; failures.Count < 100; number += 50)
        {
            Assert.InRange(number, 0, 900_000);
            var calls = Enumerable.Range(number, 50).Select(n => users.GetOrAddAsync(Given.PhoneNumber(n), true, Given.Start, Token));
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
