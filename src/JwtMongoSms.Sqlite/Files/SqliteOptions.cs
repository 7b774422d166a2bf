namespace JwtMongoSms.Sqlite;

/// <summary>The file that the embedded store keeps everything in. Section <c>JwtMongoSms:Sqlite</c>.</summary>
public sealed class SqliteOptions
{
    /// <summary>
    /// The file, on a local disk. It is made with mode 0600, and its directory with mode 0700, where they are missing. In Development the default is
    /// <c>jwtmongosms.db</c> in the user's local application data; Production without MongoDB must name it.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Whether rows that are over are removed by a timer.</summary>
    internal bool PurgeEnabled { get; set; } = true;
}
