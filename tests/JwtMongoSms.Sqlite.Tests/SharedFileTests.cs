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
    public async Task One_user_is_made_when_two_stores_on_one_file_race()
    {
        await using var first = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        await using var second = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));

        var signIns = await Race.RunAsync(caller => (caller % 2 == 0 ? first : second).Users
            .GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token));

        Assert.Single(signIns, signIn => signIn!.IsNew);
        Assert.Single(signIns.Select(signIn => signIn!.User.Id).Distinct());
    }

    [Fact]
    public async Task A_locked_file_is_unavailable_until_the_lock_is_gone()
    {
        var setup = new SqliteSetup(file.Path) { BusyTimeout = TimeSpan.FromMilliseconds(20) };
        await using var stores = SqliteStores.On(SqliteStores.Database(setup));
        var user = (await stores.Users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token))!.User;
        using (var other = new OtherProgram(file.Path))
        {
            other.Run("BEGIN EXCLUSIVE");
            for (var times = 0; times < 3; times++)
            {
                var failure = await Assert.ThrowsAsync<StoreException>(
                    () => stores.Users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start.AddDays(1), Token));
                Assert.Equal(StoreFailure.Unavailable, failure.Failure);
                Assert.Contains("locked by another program", failure.Message, StringComparison.Ordinal);
            }

            // Whoever only reads goes on.
            Assert.NotNull(await stores.Users.FindAsync(user.Id, Token));
        }

        var signIn = await stores.Users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start.AddDays(2), Token);
        Assert.Equal(Given.Start, signIn?.PreviousSignInAt);
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
