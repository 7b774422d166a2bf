using System.Reflection;
using JwtMongoSms.Testing.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>The sample, started as a process from where it was built.</summary>
internal static class PhoneLogin
{
    private static readonly string Root = FindRoot();

    private static readonly string Program = Path.Combine(
        Root, typeof(PhoneLogin).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "PhoneLogin").Value!);

    /// <summary>Development, nothing configured.</summary>
    public static ServerSetup In(string home) => new()
    {
        Program = Program,
        WorkingDirectory = Path.Combine(Root, "samples", "PhoneLogin"),
        Home = home,
    };

    /// <summary>Where the sample keeps its users in Development.</summary>
    public static string DatabaseIn(string home) => Path.Combine(home, ".local", "share", "JwtMongoSms", "PhoneLogin", "jwtmongosms.db");

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
