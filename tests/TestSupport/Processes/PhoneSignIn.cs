using System.Reflection;

namespace TestSupport.Processes;

/// <summary>The sample, started as a process from where it was built; a test project that does so names it as a reference.</summary>
public static class PhoneSignIn
{
    private static readonly string Program = Path.Combine(
        Clone.Root,
        typeof(PhoneSignIn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "PhoneSignIn").Value!);

    /// <summary>Development, nothing configured.</summary>
    public static ServerSetup In(string home) => new()
    {
        Program = Program,
        WorkingDirectory = Path.Combine(Clone.Root, "samples", "PhoneSignIn"),
        Home = home,
    };

    /// <summary>Where the sample keeps its users in Development.</summary>
    public static string DatabaseIn(string home) => Path.Combine(home, ".local", "share", "JwtMongoSms", "PhoneSignIn", "jwtmongosms.db");
}
