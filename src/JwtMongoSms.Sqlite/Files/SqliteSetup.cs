namespace JwtMongoSms.Sqlite.Internal;

/// <summary>Where the file is and how it is treated.</summary>
/// <param name="Path">The file's whole path.</param>
internal sealed record SqliteSetup(string Path)
{
    /// <summary>How long another program's lock is waited for.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public IReadOnlyList<Migration> Migrations { get; init; } = Schema.Migrations;

    /// <summary>The most pages that the file may have; 0 for no limit but the disk's.</summary>
    public int MaxPageCount { get; init; }
}
