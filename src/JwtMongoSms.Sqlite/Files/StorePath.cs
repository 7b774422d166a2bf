namespace JwtMongoSms.Sqlite.Files;

/// <summary>Resolves <c>Sqlite:Path</c>: a relative path begins at the content root, and <c>~</c> is the home directory.</summary>
internal static class StorePath
{
    private const string Example = "/var/lib/my-app/jwtmongosms.db";

    /// <returns>What is wrong with a path, and the cure; <see langword="null"/> when nothing is.</returns>
    public static string? FindProblem(string path)
    {
        if (path is ":memory:")
            return $"it is a file on a local disk, such as {Example}.";

        return IsInHome(path) && Home().Length == 0
            ? $"this process has no home directory; write the whole path, such as {Example}."
            : null;
    }

    public static string Resolve(string path, string contentRoot)
        => IsInHome(path) ? Path.GetFullPath(path[1..].TrimStart(Separators), Home()) : Path.GetFullPath(path, contentRoot);

    private static char[] Separators => [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private static bool IsInHome(string path) => path is "~" || (path.StartsWith('~') && Separators.Contains(path[1]));

    // Empty where there is none, or none that can be read.
    private static string Home() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
