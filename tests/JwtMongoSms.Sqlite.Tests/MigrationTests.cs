using JwtMongoSms.Sqlite.Files;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private static readonly int Next = Schema.Migrations[^1].Version + 1;
    private readonly TemporaryFile file = new();

    [Fact]
    public void The_schema_of_the_first_release_has_version_100() => Assert.Equal(100, Assert.Single(Schema.Migrations).Version);

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
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, TestContext.Current.CancellationToken);
    }
}
