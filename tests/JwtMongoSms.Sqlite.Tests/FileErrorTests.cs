using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Sqlite.Files;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class FileErrorTests : IDisposable
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode WritableByAll = ReadableByAll | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode SearchableByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode OpenToAll = WritableByAll | SearchableByAll;
    private readonly TemporaryFile file = new();

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(file.Path, string.Concat(Enumerable.Repeat("Dear diary, today I signed in. ", 400)), Encoding.UTF8);

        AssertRefused(StoreFailure.Unreadable, "is not a SQLite database");
    }

    [Theory]
    [InlineData("PRAGMA journal_mode = DELETE; CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('cat')", "another program")]
    [InlineData("PRAGMA journal_mode = WAL; CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('cat')", "another program")]
    [InlineData("PRAGMA application_id = 252006673; VACUUM", "another program")]
    [InlineData("PRAGMA application_id = 1247235411; PRAGMA user_version = 100; CREATE TABLE photos (name)", "not as they were created")]
    public void A_database_that_is_not_ours_or_lacks_our_tables_is_refused_and_left_as_it_is(string sql, string word)
    {
        OtherProgram.Run(file.Path, sql);

        AssertRefused(StoreFailure.Unreadable, word);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        OtherProgram.Run(file.Path, "PRAGMA user_version = 103");

        AssertRefused(StoreFailure.Unreadable, "103", "later one");
    }

    [Fact]
    public async Task A_newer_version_that_stands_in_the_log_alone_is_refused_and_neither_file_changes()
    {
        await FillAsync();
        using (var newer = new OtherProgram(file.Path))
        {
            newer.Run("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 103");
            File.Copy(file.Path + "-wal", file.Path + ".log");
            File.Copy(file.Path, file.Path + ".copy");
        }

        File.Delete(file.Path + "-wal");
        File.Delete(file.Path + "-shm");
        File.Move(file.Path + ".copy", file.Path, overwrite: true);
        File.Move(file.Path + ".log", file.Path + "-wal");
        var log = await File.ReadAllBytesAsync(file.Path + "-wal", TestContext.Current.CancellationToken);

        AssertRefused(StoreFailure.Unreadable, "103");
        Assert.Equal(log, await File.ReadAllBytesAsync(file.Path + "-wal", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public async Task A_database_with_damaged_pages_is_refused_and_left_as_it_is(double where)
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        RandomNumberGenerator.Fill(bytes.AsSpan((int)(bytes.Length * where) / 4096 * 4096, 4096));
        await File.WriteAllBytesAsync(file.Path, bytes, TestContext.Current.CancellationToken);

        AssertRefused(StoreFailure.Unreadable, "damaged", "restore a backup");
    }

    [Fact]
    public async Task A_database_that_was_cut_off_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        await using (var stream = new FileStream(file.Path, FileMode.Open))
            stream.SetLength(stream.Length / 2);

        AssertRefused(StoreFailure.Unreadable, "damaged");
    }

    [Fact]
    public void A_directory_is_refused()
    {
        Directory.CreateDirectory(file.Path);

        var exception = Assert.Throws<StoreException>(Open);

        Assert.Equal(StoreFailure.Unreadable, exception.Failure);
        Assert.Contains(file.Path + " is a directory", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(file.Path));
    }

    [Fact]
    public async Task A_read_only_file_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        File.SetUnixFileMode(file.Path, ReadableByAll);
        File.SetUnixFileMode(file.DirectoryPath, OpenToAll);

        AssertRefused(StoreFailure.ReadOnly, OtherUser.Try(Open), "the right to write");
    }

    [Fact]
    public async Task A_file_in_a_read_only_directory_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        File.SetUnixFileMode(file.Path, WritableByAll);
        File.SetUnixFileMode(file.DirectoryPath, ReadableByAll | SearchableByAll);

        AssertRefused(StoreFailure.ReadOnly, OtherUser.Try(Open), "its directory");
    }

    [Fact]
    public void A_directory_that_can_t_be_written_gets_no_file()
    {
        File.SetUnixFileMode(file.DirectoryPath, ReadableByAll | SearchableByAll);

        var exception = Assert.IsType<StoreException>(OtherUser.Try(Open));

        Assert.Equal(StoreFailure.ReadOnly, exception.Failure);
        Assert.False(File.Exists(file.Path));
    }

    public void Dispose()
    {
        File.SetUnixFileMode(file.DirectoryPath, OpenToAll);
        file.Dispose();
    }

    private async Task FillAsync()
    {
        await using var stores = SqliteStores.On(SqliteStores.Database(new SqliteSetup(file.Path)));
        for (var number = 0; number < 200; number++)
        {
            await stores.Users.GetOrAddAsync(Given.PhoneNumber(number), SignUp.Open, Given.Start, TestContext.Current.CancellationToken);
            await stores.Challenges.AddAsync(Given.Challenge(Given.Start), TestContext.Current.CancellationToken);
        }
    }

    private void Open()
    {
        using var database = SqliteStores.Database(new SqliteSetup(file.Path));
        database.Open();
    }

    private void AssertRefused(StoreFailure failure, params string[] words)
    {
        var before = File.ReadAllBytes(file.Path);

        AssertRefused(failure, Record.Exception(Open), words);

        Assert.Equal(before, File.ReadAllBytes(file.Path));
    }

    private void AssertRefused(StoreFailure failure, Exception? thrown, params string[] words)
    {
        var exception = Assert.IsType<StoreException>(thrown);
        Assert.Equal(failure, exception.Failure);
        Assert.All(words.Append(file.Path), word => Assert.Contains(word, exception.Message, StringComparison.Ordinal));
    }
}
