using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using TestSupport;
using Race = JwtMongoSms.Testing.Contracts.Race;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class SharedFileTests : IDisposable
{
    private readonly TemporaryFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_works_once_when_two_stores_on_one_file_race()
    {
        await using var first = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        await using var second = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        for (var round = 0; round < 5; round++)
        {
            var challenge = Given.Challenge(Given.Start);
            await first.Challenges.AddAsync(challenge, Token);

            var won = await Race.RunAsync(caller => (caller % 2 == 0 ? first : second).Challenges
                .TryConsumeAsync(challenge.Hash, ConsumeNonce.New(), Given.Start, Token));

            Assert.Single(won, win => win);
        }
    }

    [Fact]
    public async Task A_file_that_is_locked_at_the_start_is_unavailable_and_opens_later()
    {
        using var database = SqliteStores.Database(new SqliteSetup(file.Path) { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        using (var other = new OtherProgram(file.Path))
        {
            other.Run("BEGIN EXCLUSIVE");
            Assert.Equal(StoreFailure.Unavailable, Assert.Throws<StoreException>(database.Open).Failure);
        }

        database.Open();
        Assert.False(await new SqliteUserStore(database).DeleteAsync(UserId.New(Given.Start), Token));
    }

    public void Dispose() => file.Dispose();
}
