using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Keeps one connection and its prepared statements, for one thread at a time. It throws <see cref="SqliteException"/>.</summary>
internal sealed class StoreConnection : IDisposable
{
    // SQL texts are constants, so the reference tells them apart: hashing half a kilobyte of SQL for each verb costs time.
    private readonly Dictionary<string, Statement> statements = new(ReferenceEqualityComparer.Instance);
    private readonly SqliteConnection connection;

    public StoreConnection(string dataSource, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = dataSource, Mode = mode, Pooling = false };
        connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            Check(raw.sqlite3_busy_timeout(Handle, (int)busyTimeout.TotalMilliseconds));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public bool IsReadOnly => raw.sqlite3_db_readonly(Handle, "main") == 1;

    private sqlite3 Handle => connection.Handle!;

    /// <summary>Gets a statement whose values are to be bound; it is prepared once. Only for texts that are constants.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements.Add(sql, statement = new Statement(Handle, sql));

        return statement;
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public long ReadNumber(string sql)
    {
        using var statement = new Statement(Handle, sql);
        return long.Parse(statement.QueryFirst(row => row.Text()) ?? "0", CultureInfo.InvariantCulture);
    }

    public string ReadText(string sql)
    {
        using var statement = new Statement(Handle, sql);
        return statement.QueryFirst(row => row.Text()) ?? "";
    }

    /// <summary>Sets whether closing the last connection moves the log into the file; not before the file is known to be ours.</summary>
    public void CheckpointOnClose(bool enabled)
        => Check(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, enabled ? 0 : 1, out _));

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();

        statements.Clear();
        connection.Dispose();
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, Handle);
}
