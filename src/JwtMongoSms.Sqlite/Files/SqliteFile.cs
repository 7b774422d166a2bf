using System.Globalization;
using JwtMongoSms.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>Opens connections to the file. Whatever is wrong with it is said as a <see cref="StoreException"/>, and the file left as it was.</summary>
internal sealed class SqliteFile(SqliteSetup setup)
{
    // Another store in this process must not lock the file between our creating and our closing it: closing drops all locks of the process.
    private static readonly Lock Creation = new();

    public string Path => setup.Path;

    /// <summary>Makes the file where there is none, checks every page where there is one, and brings its schema up to date.</summary>
    /// <returns>The connection to write with, and the schema version that the file had.</returns>
    public (StoreConnection Connection, int OldVersion) Open() => Guard(() =>
    {
        lock (Creation)
        {
            FileInspection.Check(setup);
            if (!File.Exists(Path))
                Create();
        }

        return Connect(connection =>
        {
            CheckPages(connection);
            var oldVersion = Migrate(connection);
            connection.Execute("SELECT 1 FROM challenges, users, sessions, guess_budgets LIMIT 0");
            return oldVersion;
        });
    });

    /// <summary>Opens the same file once more after an error. A file that has gone is not made anew: that would hide what is lost.</summary>
    public StoreConnection Reopen() => Guard(() => Connect(_ => 0).Connection);

    public StoreConnection OpenReader() => Guard(() =>
    {
        var connection = new StoreConnection(Path, SqliteOpenMode.ReadWrite, setup.BusyTimeout);
        try
        {
            connection.Execute("PRAGMA query_only = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    private (StoreConnection Connection, int Result) Connect(Func<StoreConnection, int> prepare)
    {
        var connection = new StoreConnection(Path, SqliteOpenMode.ReadWrite, setup.BusyTimeout);
        try
        {
            connection.CheckpointOnClose(false);
            if (connection.IsReadOnly)
                throw StoreErrors.ReadOnly(Path);

            FileInspection.CheckHeader(connection, setup);
            var result = prepare(connection);
            Configure(connection);
            connection.CheckpointOnClose(true);
            return (connection, result);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Create()
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        else
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!, OwnerOnly | UnixFileMode.UserExecute);
            file.UnixCreateMode = OwnerOnly;
        }

        try
        {
            new FileStream(Path, file).Dispose();
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster. The schema is made under SQLite's lock, by one of us.
        }
    }

    private void CheckPages(StoreConnection connection)
    {
        if (connection.ReadText("PRAGMA quick_check(1)") is not "ok")
            throw StoreErrors.Damaged(Path);
    }

    // Before the log is turned on, so that a new file has our name in its header from the first moment.
    private int Migrate(StoreConnection connection)
    {
        if (connection.ReadNumber("PRAGMA user_version") == setup.Migrations[^1].Version)
            return setup.Migrations[^1].Version;

        connection.Execute("BEGIN IMMEDIATE");
        var version = (int)connection.ReadNumber("PRAGMA user_version");
        if (version == 0)
            connection.Execute(Pragma("application_id", Schema.ApplicationId));

        foreach (var migration in setup.Migrations.Where(migration => migration.Version > version))
            connection.Execute(migration.Sql);

        connection.Execute(Pragma("user_version", setup.Migrations[^1].Version));
        connection.Execute("COMMIT");
        return version;
    }

    private void Configure(StoreConnection connection)
    {
        TurnLogOn(connection);

        // What was answered survives a power cut: the log is synced at every commit. Some 16 MB of log are moved into the file at once, so that
        // pages that change often are written there once; after a burst it shrinks to that again.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216");
        if (setup.MaxPageCount > 0)
            connection.Execute(Pragma("max_page_count", setup.MaxPageCount));
    }

    // This one statement doesn't wait for others, who may just be making the same file; so we wait for them with one that does.
    private void TurnLogOn(StoreConnection connection, int tries = 50)
    {
        try
        {
            if (connection.ReadText("PRAGMA journal_mode = WAL") is not "wal")
                throw StoreErrors.NoWriteAheadLog(Path);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == raw.SQLITE_BUSY && tries > 0)
        {
            connection.Execute("BEGIN EXCLUSIVE; COMMIT");
            TurnLogOn(connection, tries - 1);
        }
    }

    private T Guard<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.From(exception, Path);
        }
    }

    private static string Pragma(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"PRAGMA {name} = {value}");
}
