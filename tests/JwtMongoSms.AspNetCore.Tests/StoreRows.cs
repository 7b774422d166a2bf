using Microsoft.Data.Sqlite;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Looks into the store's file past the application.</summary>
internal static class StoreRows
{
    /// <summary>How many rows each table has.</summary>
    public static IReadOnlyDictionary<string, long> Count(TestApp app)
    {
        using var connection = Open(app);
        return new[] { "challenges", "users", "sessions", "guess_budgets" }
            .ToDictionary(table => table, table => (long)Scalar(connection, $"SELECT count(*) FROM {table}")!);
    }

    /// <summary>Changes the file by hand.</summary>
    public static void Execute(TestApp app, string sql) => Ask(app, sql);

    /// <summary>One value out of the file.</summary>
    public static object? Ask(TestApp app, string sql)
    {
        using var connection = Open(app);
        return Scalar(connection, sql);
    }

    private static SqliteConnection Open(TestApp app)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = app.DatabasePath, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
