namespace JwtMongoSms;

/// <summary>The file of the embedded store. Section <c>JwtMongoSms:Sqlite</c>.</summary>
public sealed class SqliteOptions
{
    /// <summary>
    /// The file, on a local disk. Missing files are created with mode 0600 and missing directories with mode 0700. A relative path
    /// begins at the content root, and <c>~</c> is the home directory. In Development the default is <c>jwtmongosms.db</c> in the user's
    /// local application data; Production without MongoDB must name it.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Whether the path stands in for one that is not configured.</summary>
    internal bool IsDevelopmentFile { get; set; }

    /// <summary>Whether a timer removes expired rows.</summary>
    internal bool PurgeEnabled { get; set; } = true;
}
