namespace TestSupport.Processes;

/// <summary>The clone that the tests were built in.</summary>
public static class Clone
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "JwtMongoSms.slnx")))
                return directory.FullName;
        }

        throw new InvalidOperationException("JwtMongoSms.slnx is nowhere above the tests: run them from a clone.");
    }
}
