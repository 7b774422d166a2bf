using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class FileCreationTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFile file = new(Path.Join("made", "on the way", "st%re?#.db"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_file_is_made_for_its_owner_alone()
    {
        using var database = SqliteStores.Database(new SqliteSetup(file.Path));
        await SignInAsync(database);

        foreach (var path in new[] { file.Path, file.Path + "-wal", file.Path + "-shm" })
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public async Task A_file_without_a_byte_is_taken_as_new()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        await File.WriteAllBytesAsync(file.Path, [], Token);

        using var database = SqliteStores.Database(new SqliteSetup(file.Path));
        await SignInAsync(database);
    }

    [Fact]
    public async Task Eight_that_start_at_once_on_a_new_file_all_come_up()
    {
        for (var round = 0; round < 20; round++)
        {
            using var fresh = new TemporaryFile();
            var databases = Enumerable.Range(0, 8).Select(_ => SqliteStores.Database(new SqliteSetup(fresh.Path))).ToArray();
            await Task.WhenAll(databases.Select(database => Task.Run(() => SignInAsync(database))));
            Assert.Equal(1L, OtherProgram.Ask(fresh.Path, "SELECT count(*) FROM users"));
            foreach (var database in databases)
                database.Dispose();
        }
    }

    [Fact]
    public async Task A_file_that_was_left_in_the_middle_of_its_making_is_made_again()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        using (var half = new OtherProgram(file.Path))
        {
            half.Run($"PRAGMA cache_size = 1; BEGIN; PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = 100");
            half.Run("""
                CREATE TABLE challenges (x);
                INSERT INTO challenges WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99) SELECT zeroblob(4000) FROM n
                """);

            // What a killed process leaves: the first pages that it had written, and the journal that takes them back.
            File.Copy(file.Path + "-journal", file.Path + ".killed-journal");
            half.Run("COMMIT");
            await File.WriteAllBytesAsync(file.Path + ".killed", File.ReadAllBytes(file.Path)[..8192], Token);
        }

        using var database = SqliteStores.Database(new SqliteSetup(file.Path + ".killed"));
        await SignInAsync(database);
        Assert.Equal(0L, OtherProgram.Ask(file.Path + ".killed", "SELECT count(*) FROM challenges"));
    }

    [Fact]
    public void What_was_answered_survives_a_power_cut()
    {
        var (connection, _, _) = new SqliteFile(new SqliteSetup(file.Path)).Open();
        using (connection)
        {
            Assert.Equal("wal", connection.ReadText("PRAGMA journal_mode"));
            Assert.Equal(2, connection.ReadNumber("PRAGMA synchronous"));
            Assert.Equal(5000, connection.ReadNumber("PRAGMA busy_timeout"));
        }
    }

    public void Dispose() => file.Dispose();

    private static async Task SignInAsync(SqliteDatabase database)
        => Assert.NotNull(await new SqliteUserStore(database).GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token));
}
