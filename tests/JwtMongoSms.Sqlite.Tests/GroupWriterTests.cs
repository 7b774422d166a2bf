using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class GroupWriterTests : IDisposable
{
    private readonly TemporaryFile file = new();
    private readonly SqliteDatabase database;
    private readonly SqliteUserStore users;
    private readonly ManualResetEventSlim release = new();

    public GroupWriterTests()
    {
        database = SqliteStores.Database(new SqliteSetup(file.Path));
        users = new SqliteUserStore(database);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_statement_that_fails_by_itself_fails_its_caller_alone()
    {
        var held = HoldWriter();
        var before = SignInAsync(1);
        var failing = database.WriteAsync(
            connection => connection.Prepare("INSERT INTO users VALUES ('id', NULL, 0, 0, NULL, NULL, 0)").Run(), Token);
        var after = SignInAsync(2);
        release.Set();
        await held;

        await Assert.ThrowsAsync<StoreException>(() => failing);
        Assert.True(await before);
        Assert.True(await after);
        Assert.Equal(2L, OtherProgram.Ask(file.Path, "SELECT count(*) FROM users"));
    }

    [Fact]
    public async Task A_transaction_that_is_lost_fails_every_caller_in_it_and_no_later_one()
    {
        var held = HoldWriter();
        var before = SignInAsync(1);
        var losing = database.WriteAsync(
            connection => connection.Prepare("INSERT OR ROLLBACK INTO users VALUES ('id', NULL, 0, 0, NULL, NULL)").Run(), Token);
        var after = SignInAsync(2);
        release.Set();
        await held;

        foreach (var call in new Task[] { before, losing, after })
            await Assert.ThrowsAsync<StoreException>(() => call);

        Assert.Equal(0L, OtherProgram.Ask(file.Path, "SELECT count(*) FROM users"));
        Assert.True(await SignInAsync(1));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_every_caller_in_it_and_no_later_one()
    {
        // From here on COMMIT itself refuses a row of orphans that has no parent.
        await ExecuteAsync("COMMIT; PRAGMA foreign_keys = ON; BEGIN IMMEDIATE");
        await ExecuteAsync("CREATE TABLE orphans (parent TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)");
        var held = HoldWriter();
        var before = SignInAsync(1);
        var orphan = ExecuteAsync("INSERT INTO orphans VALUES ('nobody')");
        var after = SignInAsync(2);
        release.Set();
        await held;

        foreach (var call in new Task[] { before, orphan, after })
            await Assert.ThrowsAsync<StoreException>(() => call);

        Assert.Equal(0L, OtherProgram.Ask(file.Path, "SELECT count(*) FROM users"));
        Assert.True(await SignInAsync(1));
    }

    [Fact]
    public async Task A_verb_that_was_given_up_before_it_began_is_never_run()
    {
        using var giveUp = new CancellationTokenSource();
        var held = HoldWriter();
        var givenUp = users.GetOrAddAsync(Given.PhoneNumber(1), SignUp.Open, Given.Start, giveUp.Token);
        var neighbour = SignInAsync(2);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        release.Set();
        await held;

        Assert.True(await neighbour);
        Assert.Null(await users.FindByPhoneNumberAsync(Given.PhoneNumber(1), Token));
    }

    [Fact]
    public async Task A_verb_that_has_begun_is_finished_whatever_its_caller_wants()
    {
        using var giveUp = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var call = database.WriteAsync(
            connection =>
            {
                begun.Set();
                release.Wait();
                return SqliteUserStore.GetOrAdd(connection, "made", Given.PhoneNumber(1), SignUp.Open, Given.Start)!.Id;
            },
            giveUp.Token);
        begun.Wait(Token);
        await giveUp.CancelAsync();
        release.Set();

        Assert.Equal("made", await call);
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_refuses_what_comes_later()
    {
        var held = HoldWriter();
        var waiting = Enumerable.Range(0, 50).Select(SignInAsync).ToArray();
        release.Set();
        database.Dispose();

        await held;
        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.Equal(StoreFailure.Unavailable, (await Assert.ThrowsAsync<StoreException>(() => SignInAsync(99))).Failure);
        await Assert.ThrowsAsync<StoreException>(() => users.FindByPhoneNumberAsync(Given.PhoneNumber(1), Token));
    }

    public void Dispose()
    {
        release.Set();
        database.Dispose();
        release.Dispose();
        file.Dispose();
    }

    // Whatever is called while the writer is held goes into one group after it.
    private Task<int> HoldWriter()
    {
        using var begun = new ManualResetEventSlim();
        var held = database.WriteAsync(
            _ =>
            {
                begun.Set();
                release.Wait();
                return 0;
            },
            CancellationToken.None);
        begun.Wait(Token);
        return held;
    }

    private Task<int> ExecuteAsync(string sql) => database.WriteAsync(
        connection =>
        {
            connection.Execute(sql);
            return 0;
        },
        Token);

    private async Task<bool> SignInAsync(int number)
        => (await users.GetOrAddAsync(Given.PhoneNumber(number), SignUp.Open, Given.Start, Token))!.IsNew;
}
