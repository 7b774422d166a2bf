using SQLitePCL;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Reads the current row of a statement, column by column in the order of the statement.</summary>
internal sealed class Row(sqlite3_stmt handle)
{
    private int next;

    public void Begin() => next = 0;

    public long Int64() => raw.sqlite3_column_int64(handle, next++);

    public int Int32() => checked((int)Int64());

    public string Text() => raw.sqlite3_column_text(handle, next++).utf8_to_string() ?? throw new FormatException("A text is missing.");

    public string? TextOrNull() => raw.sqlite3_column_text(handle, next++).utf8_to_string();

    public byte[] Bytes() => raw.sqlite3_column_blob(handle, next++).ToArray();

    public DateTimeOffset Moment() => DateTimeOffset.FromUnixTimeMilliseconds(Int64());

    public DateTimeOffset? MomentOrNull() => IsNull() ? null : Moment();

    private bool IsNull()
    {
        var isNull = raw.sqlite3_column_type(handle, next) == raw.SQLITE_NULL;
        next += isNull ? 1 : 0;
        return isNull;
    }
}
