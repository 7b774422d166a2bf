using JwtMongoSms.Stores;
using Microsoft.Data.Sqlite;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>Looks at a file before anything may touch it: neither a journal is rolled back nor a log moved in.</summary>
internal static class FileInspection
{
    /// <summary>Whether there is nothing yet: no file, or one without a single byte.</summary>
    public static bool IsEmpty(string path) => new FileInfo(path) is not { Exists: true, Length: > 0 };

    /// <exception cref="StoreException">The file is not one of ours, or is of a newer version.</exception>
    public static void Check(SqliteSetup setup)
    {
        if (Directory.Exists(setup.Path))
            throw StoreErrors.IsDirectory(setup.Path);

        if (IsEmpty(setup.Path))
            return;

        // SQLite itself looks, and no stream of ours: closing a second handle would drop the locks of every connection in this process.
        using var connection = new StoreConnection(Untouched(setup.Path), SqliteOpenMode.ReadOnly, setup.BusyTimeout);

        // Reads the header even when pages are missing: it may be ours, cut off by a crash, and then its journal mends it.
        connection.Execute("PRAGMA writable_schema = ON");
        CheckHeader(connection, setup);
    }

    /// <exception cref="StoreException">The file is not one of ours, or is of a newer version.</exception>
    public static void CheckHeader(StoreConnection connection, SqliteSetup setup)
    {
        // One look: between two, another process may have made its tables.
        connection.Execute("BEGIN");
        var application = connection.ReadNumber("PRAGMA application_id");
        var isBlank = application == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != Schema.ApplicationId && !isBlank)
            throw StoreErrors.Foreign(setup.Path);

        var version = connection.ReadNumber("PRAGMA user_version");
        if (version > setup.Migrations[^1].Version)
            throw StoreErrors.Newer(setup.Path, version, setup.Migrations[^1].Version);

        connection.Execute("COMMIT");
    }

    private static string Untouched(string path)
    {
        var escaped = path.Replace('\\', '/').Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        return $"file:///{escaped.TrimStart('/')}?immutable=1";
    }
}
