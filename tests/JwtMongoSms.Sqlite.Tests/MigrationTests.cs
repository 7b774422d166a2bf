using JwtMongoSms.Sqlite.Files;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private static readonly int Next = Schema.Migrations[^1].Version + 1;
    private readonly TemporaryFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_schema_begins_with_version_100() => Assert.Equal([100, 101, 102], Schema.Migrations.Select(step => step.Version));

    [Fact]
    public async Task Users_of_a_file_of_version_100_are_not_marked_as_new()
    {
        using (var old = SqliteStores.Database(new SqliteSetup(file.Path) { Migrations = [Schema.Migrations[0]] }))
            await old.ReadAsync(connection => connection.ReadNumber("SELECT count(*) FROM users"), Token);

        OtherProgram.Run(
            file.Path,
            "INSERT INTO users (id, phone_number, created_at, phone_number_verified_at) VALUES ('1', '+447400123456', 0, 0)");
        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        var signIn = (await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.OpenWithOnCreated, Given.Start, Token))!;
        Assert.Equal((false, false), (signIn.IsNew, signIn.IsOnCreatedPending));
    }

    [Fact]
    public async Task An_older_file_is_brought_up_with_everything_in_it()
    {
        await SignInAsync(Schema.Migrations);

        await SignInAsync(
            [.. Schema.Migrations, new Migration(Next, "ALTER TABLE users ADD COLUMN device_epoch INTEGER NOT NULL DEFAULT 7")]);

        Assert.Equal((long)Next, OtherProgram.Ask(file.Path, "PRAGMA user_version"));
        Assert.Equal(7L, OtherProgram.Ask(file.Path, "SELECT device_epoch FROM users"));
        Assert.Equal(1L, OtherProgram.Ask(file.Path, "SELECT count(previous_sign_in_at) FROM users"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_file_at_its_version()
    {
        await SignInAsync(Schema.Migrations);

        await Assert.ThrowsAsync<StoreException>(() => SignInAsync(
            [.. Schema.Migrations, new Migration(Next, "ALTER TABLE users ADD COLUMN device_epoch INTEGER; DROP TABLE nowhere")]));

        await SignInAsync(Schema.Migrations);
        Assert.Equal(0L, OtherProgram.Ask(file.Path, "SELECT count(*) FROM pragma_table_info('users') WHERE name = 'device_epoch'"));
    }

    public void Dispose() => file.Dispose();

    private async Task SignInAsync(IReadOnlyList<Migration> migrations)
    {
        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path) { Migrations = migrations }));
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
    }
}
