using JwtMongoSms.Settings;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static JwtMongoSms.StoreFailure;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Turns an error of SQLite into one of ours: what happened, to which file, and what to do.</summary>
internal static class SqliteErrors
{
    private const string LeftAlone = "It was left as it is: restore a backup in its place, or move it away to start with an empty store.";

    private static readonly string AnotherFile = $"set {Setting.Name("Sqlite:Path")} to another file";

    public static StoreException From(Exception exception, string path) => exception switch
    {
        StoreException known => known,
        SqliteException error => From(error, path),
        UnauthorizedAccessException => ReadOnly(path, exception),
        IOException => new(
            Unavailable,
            $"The store's file {path} can't be opened ({exception.GetType().Name}). Make sure that its disk is there and works, "
            + $"or {AnotherFile}.",
            exception),

        // A row that was changed by hand.
        _ => new(
            Unreadable,
            $"A row in the store's file {path} is not as it was written ({exception.GetType().Name}). Correct or delete it.",
            exception),
    };

    public static StoreException IsDirectory(string path) => new(
        Unreadable,
        $"The store's file {path} is a directory. Set Sqlite:Path to a file in it, such as {Path.Join(path, "jwtmongosms.db")}.");

    public static StoreException Foreign(string path) => new(
        Unreadable, $"The file {path} is a SQLite database of another program. It was left as it is: set Sqlite:Path to another file.");

    public static StoreException TooOld(string path, int version) => new(
        Unreadable,
        $"The store's file {path} has schema version {version}, from before version 0.1.0 of JwtMongoSms, and can't be read. It was left "
        + $"as it is: move it and the files {path}-wal and {path}-shm, if there are any, to another directory, and start again with an "
        + "empty store.");

    public static StoreException Newer(string path, long version, int known) => new(
        Unreadable,
        $"The store's file {path} has schema version {version}; this version of JwtMongoSms reads {known}. It was left as it is: "
        + "install the version that wrote it, or a later one.");

    public static StoreException Damaged(string path, Exception? exception = null)
        => new(Unreadable, $"The store's file {path} is damaged. {LeftAlone}", exception);

    public static StoreException ReadOnly(string path, Exception? exception = null) => new(
        StoreFailure.ReadOnly,
        $"The store's file {path} can't be written. Give this process the right to write the file and its directory, or {AnotherFile}.",
        exception);

    public static StoreException NoWriteAheadLog(string path) => new(
        Unavailable, $"The disk of the store's file {path} doesn't allow a write-ahead log. Set Sqlite:Path to a file on a local disk.")
    { IsTransient = false };

    public static StoreException Closed(string path)
        => new(Unavailable, $"The store's file {path} was closed: the application is shutting down.");

    /// <summary>Whether an error undoes its own statement alone, and leaves its neighbours in the transaction as they were.</summary>
    public static bool IsOfOneStatement(Exception exception)
        => exception is not SqliteException error || error.SqliteErrorCode is raw.SQLITE_CONSTRAINT;

    private static StoreException From(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => new(Unreadable, $"The store's file {path} is not a SQLite database. {LeftAlone}", error),
        raw.SQLITE_CORRUPT => Damaged(path, error),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => ReadOnly(path, error),
        raw.SQLITE_FULL => new(Unavailable, $"The disk of the store's file {path} is full. Make room; no restart is needed.", error),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
            Unavailable, $"The store's file {path} is locked by another program. End that program, or wait for it.", error),
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => new(
            Unavailable,
            $"The store's file {path} can't be read or written (SQLite error {error.SqliteExtendedErrorCode}). Make sure that its disk is "
            + "there and works.",
            error),
        raw.SQLITE_ERROR => new(Unreadable, $"The tables in the store's file {path} are not as they were created. {LeftAlone}", error),
        _ => new(Unavailable, $"The store's file {path} can't be used (SQLite error {error.SqliteExtendedErrorCode}).", error),
    };
}
