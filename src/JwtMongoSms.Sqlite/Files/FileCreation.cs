using JwtMongoSms.Stores;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>Creates the file where there is none, and renames one that is too old.</summary>
internal static class FileCreation
{
    // Another store in this process must not lock the file between our creating and our closing it: closing drops all locks of the process.
    private static readonly Lock Gate = new();

    /// <returns>The new name of a file that was too old; <see langword="null"/> when none was.</returns>
    /// <exception cref="StoreException">The file can't be used. It was left as it was.</exception>
    public static string? Prepare(SqliteSetup setup)
    {
        lock (Gate)
        {
            string? renamedTo = null;
            var version = FileInspection.ReadVersion(setup);
            if (setup.IsTooOld(version))
                renamedTo = setup.RenamesOldFile ? Rename(setup.Path, version) : throw SqliteErrors.TooOld(setup.Path, version);

            if (!File.Exists(setup.Path))
                Create(setup.Path);

            return renamedTo;
        }
    }

    private static void Create(string path)
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        else
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly | UnixFileMode.UserExecute);
            file.UnixCreateMode = OwnerOnly;
        }

        try
        {
            new FileStream(path, file).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster. SQLite's lock lets one of them create the schema.
        }
    }

    private static string Rename(string path, int version)
    {
        var name = $"{path}.version-{version}";
        try
        {
            // Of two processes that start at once, the one that creates the new name renames the files.
            new FileStream(name, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(name))
        {
            throw SqliteErrors.TooOld(path, version);
        }

        // The file is the last: SQLite would replay a log or a journal that is left beside a new one.
        foreach (var suffix in (string[])["-wal", "-shm", "-journal", ""])
        {
            if (File.Exists(path + suffix))
                File.Move(path + suffix, name + suffix, overwrite: true);
        }

        return name;
    }
}
