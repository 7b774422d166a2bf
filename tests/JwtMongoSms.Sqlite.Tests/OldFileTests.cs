using JwtMongoSms.Sqlite.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>Files from before version 0.1.0, whose schema had a version from 1 to 5.</summary>
public sealed class OldFileTests : IDisposable
{
    private readonly TemporaryFile file = new();
    private readonly RecordingLogger<SqliteDatabase> log = new();

    public static TheoryData<int> Versions { get; } = [1, 2, 3, 4, 5];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Production_stops_says_what_to_do_and_leaves_the_file_as_it_is(int version)
    {
        WriteOldFile(version);
        var before = Contents();
        using var host = Build("Production");

        var exception = await Assert.ThrowsAsync<StoreException>(() => host.StartAsync(Token));

        Assert.Equal((StoreFailure.Unreadable, false), (exception.Failure, exception.IsTransient));
        var message = exception.Message;
        Assert.StartsWith($"The store's file {file.Path} has schema version {version}, from before", message, StringComparison.Ordinal);
        Assert.Contains($"move it and the files {file.Path}-wal and {file.Path}-shm", message, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Development_renames_the_file_says_so_once_and_starts_with_an_empty_store(int version)
    {
        WriteOldFile(version);

        for (var start = 0; start < 2; start++)
        {
            using var host = Build("Development");
            await host.StartAsync(Token);
            await host.StopAsync(Token);
        }

        var renamed = $"{file.Path}.version-{version}";
        var warning = Assert.Single(log.Lines, line => line.Level == LogLevel.Warning).Text;
        Assert.Contains(file.Path, warning, StringComparison.Ordinal);
        Assert.Contains($"renamed to {renamed}", warning, StringComparison.Ordinal);
        Assert.Equal((long)Schema.Migrations[^1].Version, OtherProgram.Ask(file.Path, "PRAGMA user_version"));
        Assert.Equal(0L, OtherProgram.Ask(file.Path, "SELECT count(*) FROM users"));
        Assert.Equal("in the file, in the log", OtherProgram.Ask(renamed, "SELECT group_concat(name, ', ') FROM users"));
    }

    [Fact]
    public async Task Development_overwrites_no_file_that_it_has_renamed_before()
    {
        var renamed = file.Path + ".version-5";
        await File.WriteAllTextAsync(renamed, "renamed before", Token);
        WriteOldFile(5);
        var before = Contents();
        using var host = Build("Development");

        await Assert.ThrowsAsync<StoreException>(() => host.StartAsync(Token));

        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task Eight_stores_that_open_an_old_file_at_once_rename_it_once()
    {
        WriteOldFile(5);
        var setup = new SqliteSetup(file.Path) { RenamesOldFile = true };
        var databases = Enumerable.Range(0, 8).Select(_ => new SqliteDatabase(setup, log)).ToArray();

        await Task.WhenAll(databases.Select(database => Task.Run(database.Open, Token)));

        Assert.Single(log.Lines, line => line.Level == LogLevel.Warning);
        foreach (var database in databases)
            database.Dispose();
    }

    [Fact]
    public void Without_an_environment_the_file_is_left_as_it_is()
    {
        WriteOldFile(5);
        var services = new ServiceCollection().AddLogging().AddSqliteApplication(options => options.Path = file.Path);
        using var provider = services.BuildServiceProvider();

        Assert.Throws<StoreException>(provider.GetRequiredService<SqliteDatabase>().Open);
    }

    public void Dispose() => file.Dispose();

    // As a killed process leaves it: one user in the file, another one in its log alone.
    private void WriteOldFile(int version)
    {
        var made = file.Path + ".made";
        OtherProgram.Run(made, $"""
            PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {version}; PRAGMA journal_mode = WAL;
            CREATE TABLE users (name TEXT); INSERT INTO users VALUES ('in the file')
            """);
        using (var program = new OtherProgram(made))
        {
            program.Run("PRAGMA wal_autocheckpoint = 0; INSERT INTO users VALUES ('in the log')");
            foreach (var suffix in new[] { "", "-wal", "-shm" })
                File.Copy(made + suffix, file.Path + suffix);
        }

        File.Delete(made);
    }

    private string[] Contents() => [.. Directory.EnumerateFiles(file.DirectoryPath).Order()
        .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(File.ReadAllBytes(path))}")];

    private IHost Build(string environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddSingleton<ILogger<SqliteDatabase>>(log);
        builder.Services.AddSqliteApplication(options => options.Path = file.Path);
        return builder.Build();
    }
}
