using JwtMongoSms.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>The one place where an error of SQLite becomes one of ours: what happened, to which file, and what to do.</summary>
internal static class StoreErrors
{
    private const string LeftAlone = "It was left as it is: restore a backup in its place, or move it away to begin with an empty store.";

    public static StoreException From(Exception exception, string path) => exception switch
    {
        StoreException known => new StoreException(known.Failure, known.Message, known),
        SqliteException error => From(error, path),
        UnauthorizedAccessException => ReadOnly(path, exception),
        IOException => Unavailable($"The store's file {path} can't be opened ({exception.GetType().Name}). Make sure that its disk is there and works.", exception),

        // A row that a person or a program has changed by hand.
        _ => Unreadable($"A row in the store's file {path} is not as it was written ({exception.GetType().Name}). Mend or remove it.", exception),
    };

    public static StoreException IsDirectory(string path)
        => Unreadable($"The store's file {path} is a directory. Set Sqlite:Path to a file in it, such as {Path.Join(path, "jwtmongosms.db")}.");

    public static StoreException Foreign(string path)
        => Unreadable($"The file {path} is a SQLite database of another program. It was left as it is: set Sqlite:Path to a file of its own.");

    public static StoreException Newer(string path, long version, int known) => Unreadable(
        $"The store's file {path} has schema version {version}; this version of JwtMongoSms knows {known}. It was left as it is: install the version that wrote it, or a later one.");

    public static StoreException Damaged(string path, Exception? exception = null)
        => Unreadable($"The store's file {path} is damaged. {LeftAlone}", exception);

    public static StoreException ReadOnly(string path, Exception? exception = null) => new(
        StoreFailure.ReadOnly, $"The store's file {path} can't be written. Give this process the right to write the file and its directory.", exception);

    public static StoreException NoWriteAheadLog(string path)
        => Unavailable($"The disk that holds the store's file {path} doesn't allow a write-ahead log. Set Sqlite:Path to a file on a local disk.");

    public static StoreException Closed(string path) => Unavailable($"The store's file {path} was closed: the application is shutting down.");

    /// <summary>Whether an error undoes its own statement alone, and leaves its neighbours in the transaction as they were.</summary>
    public static bool IsOfOneStatement(Exception exception) => exception is not SqliteException error || error.SqliteErrorCode is raw.SQLITE_CONSTRAINT;

    private static StoreException From(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => Unreadable($"The store's file {path} is not a SQLite database. {LeftAlone}", error),
        raw.SQLITE_CORRUPT => Damaged(path, error),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => ReadOnly(path, error),
        raw.SQLITE_FULL => Unavailable($"The disk that holds the store's file {path} is full. Make room; nothing needs to be restarted.", error),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Unavailable($"The store's file {path} is locked by another program. End that program, or wait for it.", error),
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => Unavailable(
            $"The store's file {path} can't be read or written (SQLite error {error.SqliteExtendedErrorCode}). Make sure that its disk is there and works.", error),
        raw.SQLITE_ERROR => Unreadable($"The tables in the store's file {path} are not as they were made. {LeftAlone}", error),
        _ => Unavailable($"The store's file {path} could not be used (SQLite error {error.SqliteExtendedErrorCode}).", error),
    };

    private static StoreException Unreadable(string message, Exception? exception = null) => new(StoreFailure.Unreadable, message, exception);

    private static StoreException Unavailable(string message, Exception? exception = null) => new(StoreFailure.Unavailable, message, exception);
}
