using Microsoft.Data.Sqlite;

namespace JwtMongoSms.Sqlite.Tests;

/// <summary>A program that is not ours and uses the file by a connection of its own.</summary>
internal sealed class OtherProgram : IDisposable
{
    private readonly SqliteConnection connection;

    public OtherProgram(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
    }

    public static void Run(string path, string sql)
    {
        using var program = new OtherProgram(path);
        program.Run(sql);
    }

    public static object? Ask(string path, string sql)
    {
        using var program = new OtherProgram(path);
        using var command = program.connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();
}
