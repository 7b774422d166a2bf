using Microsoft.Data.Sqlite;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Reads a file's header before anything is written: opened as immutable, so SQLite applies no journal and no log.</summary>
internal static class FileInspection
{
    /// <summary>Whether there is no file, or one without a single byte.</summary>
    public static bool IsEmpty(string path) => new FileInfo(path) is not { Exists: true, Length: > 0 };

    /// <returns>The file's schema version; 0 when it has no tables.</returns>
    /// <exception cref="StoreException">The file is not one of ours, or is of a newer version.</exception>
    public static int ReadVersion(SqliteSetup setup)
    {
        if (Directory.Exists(setup.Path))
            throw SqliteErrors.IsDirectory(setup.Path);

        if (IsEmpty(setup.Path))
            return 0;

        // SQLite reads it, and no stream of ours: closing a second handle would drop the locks of every connection in this process.
        using var connection = new StoreConnection(ImmutableUri(setup.Path), SqliteOpenMode.ReadOnly, setup.BusyTimeout);

        // Reads the header even when pages are missing: SQLite's journal repairs a file that a crash has truncated.
        connection.Execute("PRAGMA writable_schema = ON");
        return ReadVersion(connection, setup);
    }

    /// <returns>The file's schema version; 0 when it has no tables.</returns>
    /// <exception cref="StoreException">The file is not one of ours, or is of a newer version.</exception>
    public static int ReadVersion(StoreConnection connection, SqliteSetup setup)
    {
        // One transaction: between two, another process may have created its tables.
        connection.Execute("BEGIN");
        var application = connection.ReadNumber("PRAGMA application_id");
        var isBlank = application == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != Schema.ApplicationId && !isBlank)
            throw SqliteErrors.Foreign(setup.Path);

        var version = connection.ReadNumber("PRAGMA user_version");
        if (version > setup.CurrentVersion())
            throw SqliteErrors.Newer(setup.Path, version, setup.CurrentVersion());

        connection.Execute("COMMIT");
        return (int)version;
    }

    private static string ImmutableUri(string path)
    {
        var escaped = path.Replace('\\', '/').Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        return $"file:///{escaped.TrimStart('/')}?immutable=1";
    }
}
