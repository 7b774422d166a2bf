using JwtMongoSms.Login;
using JwtMongoSms.Sqlite.Internal;
using JwtMongoSms.Stores;
using JwtMongoSms.Testing;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class MigrationTests : IDisposable
{
    private static readonly int Next = Schema.Migrations[^1].Version + 1;
    private readonly TemporaryFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_older_file_is_brought_up_with_everything_in_it()
    {
        await SignInAsync(Schema.Migrations);

        await SignInAsync([.. Schema.Migrations, new Migration(Next, "ALTER TABLE users ADD COLUMN device_epoch INTEGER NOT NULL DEFAULT 7")]);

        Assert.Equal((long)Next, OtherProgram.Ask(file.Path, "PRAGMA user_version"));
        Assert.Equal(7L, OtherProgram.Ask(file.Path, "SELECT device_epoch FROM users"));
        Assert.Equal(1L, OtherProgram.Ask(file.Path, "SELECT count(previous_sign_in_at) FROM users"));
    }

    [Fact]
    public async Task A_file_that_was_brought_up_is_too_new_for_the_older_version()
    {
        await SignInAsync([.. Schema.Migrations, new Migration(Next, "ALTER TABLE users ADD COLUMN device_epoch INTEGER")]);

        var exception = await Assert.ThrowsAsync<StoreException>(() => SignInAsync(Schema.Migrations));
        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
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

    [Fact]
    public async Task A_challenge_of_version_1_is_brought_up_without_a_language_and_can_be_used()
    {
        var old = Given.Challenge(Given.Start);
        await SignInAsync([Schema.Migrations[0]]);
        OtherProgram.Run(file.Path, $"""
            INSERT INTO challenges (
                reference, purpose, phone_number, channel, salt, key_id, created_at, expires_at, purge_at, last_sent_at, sends, attempts, delivery_rank)
            VALUES (
                x'{Convert.ToHexString(old.Reference.Hash.Span)}', 1, '{old.PhoneNumber.E164}', 1, x'{Convert.ToHexString(old.Salt.Span)}', '{old.KeyId}',
                {Written(old.CreatedAt)}, {Written(old.ExpiresAt)}, {Written(old.PurgeAt)}, {Written(old.LastSentAt)}, 1, 0, 0)
            """);

        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        var found = await stores.Challenges.CountAttemptAsync(old.Reference, old.Purpose, null, Given.AttemptLimit, Given.Start, Token);

        Assert.NotNull(found);
        Assert.Equal(old.Salt.ToArray(), found.Salt.ToArray());
        Assert.Equal(old with { Attempts = 1 }, found with { Salt = old.Salt });
        Assert.True(await stores.Challenges.TryConsumeAsync(old.Reference, ConsumeNonce.New(), Given.Start, Token));
    }

    [Fact]
    public async Task A_session_of_version_2_is_brought_up_without_a_device_and_goes_on()
    {
        var old = Given.Session(Given.Start);
        await SignInAsync([.. Schema.Migrations.Take(2)]);
        OtherProgram.Run(file.Path, $"""
            INSERT INTO sessions (id, user_id, generation, salt, key_id, created_at, rotated_at, idle_until, ends_at)
            VALUES (
                '{old.Id.Value}', '{old.UserId.Value}', 0, x'{Convert.ToHexString(old.Salt.Span)}', '{old.KeyId}',
                {Written(old.CreatedAt)}, {Written(old.RotatedAt)}, {Written(old.IdleUntil)}, {Written(old.EndsAt)})
            """);

        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        var rotated = await stores.Sessions.TryRotateAsync(old.Id, 0, old.IdleUntil, Given.Start, Token);
        Assert.Equal(old with { Generation = 1 }, rotated! with { Salt = old.Salt });
    }

    [Fact]
    public async Task A_challenge_of_version_2_is_brought_up_without_a_user_and_signs_somebody_in()
    {
        var old = Given.Challenge(Given.Start);
        await SignInAsync([.. Schema.Migrations.Take(2)]);
        OtherProgram.Run(file.Path, $"""
            INSERT INTO challenges (
                reference, purpose, phone_number, channel, salt, key_id, created_at, expires_at, purge_at, last_sent_at, sends, attempts, delivery_rank, culture)
            VALUES (
                x'{Convert.ToHexString(old.Reference.Hash.Span)}', 1, '{old.PhoneNumber.E164}', 1, x'{Convert.ToHexString(old.Salt.Span)}', '{old.KeyId}',
                {Written(old.CreatedAt)}, {Written(old.ExpiresAt)}, {Written(old.PurgeAt)}, {Written(old.LastSentAt)}, 1, 0, 0, 'fr')
            """);

        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        var found = await stores.Challenges.CountAttemptAsync(old.Reference, LoginPurpose.SignIn, null, Given.AttemptLimit, Given.Start, Token);

        Assert.NotNull(found);
        Assert.Equal(old with { Attempts = 1, Culture = "fr" }, found with { Salt = old.Salt });
        Assert.Null(await stores.Challenges.CountAttemptAsync(old.Reference, LoginPurpose.SignIn, UserId.New(Given.Start), Given.AttemptLimit, Given.Start, Token));
    }

    public void Dispose() => file.Dispose();

    private static long Written(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    private async Task SignInAsync(IReadOnlyList<Migration> migrations)
    {
        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path) { Migrations = migrations }));
        await stores.Users.GetOrAddAsync(Given.PhoneNumber(), true, Given.Start, Token);
    }
}
