namespace JwtMongoSms.Sqlite.Files;

/// <summary>Says where the file is, and how to open it.</summary>
/// <param name="Path">The file's whole path.</param>
internal sealed record SqliteSetup(string Path)
{
    /// <summary>How long to wait for another program's lock.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public IReadOnlyList<Migration> Migrations { get; init; } = Schema.Migrations;

    /// <summary>Whether to rename a file from before the first migration and start with an empty one. Otherwise opening it fails.</summary>
    public bool RenamesOldFile { get; init; }

    /// <summary>The most pages that the file may have; 0 for no limit but the disk's.</summary>
    public int MaxPageCount { get; init; }

    public int CurrentVersion() => Migrations[^1].Version;

    /// <summary>Whether no migration leads on from a version. Version 0 is a file without tables.</summary>
    public bool IsTooOld(int version) => version > 0 && version < Migrations[0].Version;
}
