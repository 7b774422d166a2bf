using System.Reflection;

namespace TestSupport.Processes;

/// <summary>A sample, started as a process from where it was built; a test project that does so names it as a reference.</summary>
public static class PhoneSignIn
{
    private static readonly string Output = typeof(PhoneSignIn).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "SampleOutput").Value!;

    /// <summary>Development, nothing configured.</summary>
    public static ServerSetup In(string home, string sample = "PhoneSignIn")
    {
        var folder = Path.Combine(Clone.Root, "samples", sample);
        return new() { Program = Path.Combine(folder, Output, $"{sample}.dll"), WorkingDirectory = folder, Home = home };
    }

    /// <summary>Where the sample keeps its users in Development.</summary>
    public static string DatabaseIn(string home) => Path.Combine(home, ".local", "share", "JwtMongoSms", "PhoneSignIn", "jwtmongosms.db");
}
