using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>
/// Runs one prepared statement through SQLite's own API. ADO.NET's commands box every value, and retry a busy statement by a clock of their
/// own beside SQLite's busy timeout.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const uint KeepForLong = 1;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private readonly string[] names;
    private readonly Row row;
    private int added;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, KeepForLong, out handle), database);
        names = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(handle))
            .Select(i => raw.sqlite3_bind_parameter_name(handle, i).utf8_to_string())];
        row = new Row(handle);
    }

    /// <summary>Writes an INSERT, whose values <c>Add</c> binds in the order of the columns. An existing row with its key stays.</summary>
    public static string InsertOnce(string table, string columns, string key)
    {
        var values = string.Join(", ", Enumerable.Repeat('?', columns.Count(c => c == ',') + 1));
        return $"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT ({key}) DO NOTHING";
    }

    public Statement Bind(string name, long value) => Set(Index(name), value);

    public Statement Bind(string name, DateTimeOffset value) => Set(Index(name), value.ToUnixTimeMilliseconds());

    public Statement Bind(string name, string? value) => Set(Index(name), value);

    public Statement Bind(string name, ReadOnlySpan<byte> value) => Set(Index(name), value);

    public Statement Add(long value) => Set(++added, value);

    public Statement Add(DateTimeOffset? value) => Set(++added, value?.ToUnixTimeMilliseconds());

    public Statement Add(string? value) => Set(++added, value);

    public Statement Add(ReadOnlySpan<byte> value) => Set(++added, value);

    /// <summary>Runs to the end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            while (Step())
                continue;

            return raw.sqlite3_changes(database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Reads the first row. With RETURNING, every change is made before the first row comes.</summary>
    public T? QueryFirst<T>(Func<Row, T> read)
        where T : class
    {
        try
        {
            return Step() ? read(row) : null;
        }
        finally
        {
            Reset();
        }
    }

    public List<T> QueryAll<T>(Func<Row, T> read)
    {
        try
        {
            List<T> all = [];
            while (Step())
                all.Add(read(row));

            return all;
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => handle.Dispose();

    private Statement Set(int index, long? value)
        => Checked(value is { } number ? raw.sqlite3_bind_int64(handle, index, number) : raw.sqlite3_bind_null(handle, index));

    private Statement Set(int index, string? value)
        => Checked(value is null ? raw.sqlite3_bind_null(handle, index) : raw.sqlite3_bind_text(handle, index, value));

    private Statement Set(int index, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(handle, index, value));

    private Statement Checked(int result)
    {
        SqliteException.ThrowExceptionForRC(result, database);
        return this;
    }

    private int Index(string name)
    {
        var index = Array.IndexOf(names, name);
        return index >= 0 ? index + 1 : throw new ArgumentException($"The statement has no parameter {name}.", nameof(name));
    }

    private bool Step()
    {
        row.Begin();
        var result = raw.sqlite3_step(handle);
        if (result is raw.SQLITE_ROW)
            return true;

        if (result is not raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, database);

        return false;
    }

    // Ends the read transaction too, so that the log can be checkpointed. It returns the error that Step has thrown already.
    private void Reset()
    {
        added = 0;
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
    }
}
