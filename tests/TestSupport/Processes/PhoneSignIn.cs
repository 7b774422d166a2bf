using System.Reflection;

namespace JwtMongoSms.Testing.Processes;

/// <summary>The sample, started as a process from where it was built; a test project that does so names it as a reference.</summary>
public static class PhoneLogin
{
    private static readonly string Program = Path.Combine(
        Clone.Root, typeof(PhoneLogin).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "PhoneLogin").Value!);

    /// <summary>Development, nothing configured.</summary>
    public static ServerSetup In(string home) => new()
    {
        Program = Program,
        WorkingDirectory = Path.Combine(Clone.Root, "samples", "PhoneLogin"),
        Home = home,
    };

    /// <summary>Where the sample keeps its users in Development.</summary>
    public static string DatabaseIn(string home) => Path.Combine(home, ".local", "share", "JwtMongoSms", "PhoneLogin", "jwtmongosms.db");
}
