using System.Globalization;
using JwtMongoSms.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Opens connections to the file. Every failure is a <see cref="StoreException"/>, and leaves the file as it was.</summary>
internal sealed class SqliteFile(SqliteSetup setup)
{
    public string Path => setup.Path;

    /// <summary>Creates the file where there is none, checks every page where there is one, and brings its schema up to date.</summary>
    /// <returns>The connection to write with, the schema version that the file had, and the new name of a file that was too old.</returns>
    public (StoreConnection Connection, int OldVersion, string? RenamedTo) Open() => Guard(() =>
    {
        var renamedTo = FileCreation.Prepare(setup);
        var (connection, oldVersion) = Connect(connection =>
        {
            CheckPages(connection);
            var oldVersion = Migrate(connection);
            connection.Execute("SELECT 1 FROM challenges, users, sessions, guess_budgets LIMIT 0");
            return oldVersion;
        });
        return (connection, oldVersion, renamedTo);
    });

    /// <summary>Opens the same file once more after an error. A missing file is not created anew: that would hide the loss.</summary>
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
                throw SqliteErrors.ReadOnly(Path);

            var version = FileInspection.ReadVersion(connection, setup);
            if (setup.IsTooOld(version))
                throw SqliteErrors.TooOld(Path, version);

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

    private void CheckPages(StoreConnection connection)
    {
        if (connection.ReadText("PRAGMA quick_check(1)") is not "ok")
            throw SqliteErrors.Damaged(Path);
    }

    // Before the log is turned on, so that a new file has our name in its header from the first moment.
    private int Migrate(StoreConnection connection)
    {
        if (connection.ReadNumber("PRAGMA user_version") == setup.CurrentVersion())
            return setup.CurrentVersion();

        connection.Execute("BEGIN IMMEDIATE");
        var version = (int)connection.ReadNumber("PRAGMA user_version");
        if (version == 0)
            connection.Execute(Pragma("application_id", Schema.ApplicationId));

        foreach (var migration in setup.Migrations.Where(migration => migration.Version > version))
            connection.Execute(migration.Sql);

        connection.Execute(Pragma("user_version", setup.CurrentVersion()));
        connection.Execute("COMMIT");
        return version;
    }

    private void Configure(StoreConnection connection)
    {
        TurnLogOn(connection);

        // FULL syncs the log at every commit: acknowledged writes survive a power cut. At some 16 MB the log is moved into the file, so that
        // pages that change often are written there once; after a burst it shrinks to that again.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216");
        if (setup.MaxPageCount > 0)
            connection.Execute(Pragma("max_page_count", setup.MaxPageCount));
    }

    // The busy timeout doesn't hold for this statement. Wait with one that it holds for: another process may be creating the same file.
    private void TurnLogOn(StoreConnection connection, int tries = 50)
    {
        try
        {
            if (connection.ReadText("PRAGMA journal_mode = WAL") is not "wal")
                throw SqliteErrors.NoWriteAheadLog(Path);
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
            throw SqliteErrors.From(exception, Path);
        }
    }

    private static string Pragma(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"PRAGMA {name} = {value}");
}
