using System.Diagnostics;
using TestSupport.Processes;

namespace JwtMongoSms.Packages.Tests;

/// <summary>Runs <c>dotnet</c> as a person would, and leaves no build server behind.</summary>
internal static class DotnetCommand
{
    /// <summary>Switches for everything that builds.</summary>
    public static readonly string[] Quietly = ["-nodeReuse:false", "-p:UseSharedCompilation=false", "-nologo"];

    /// <summary>Runs a command that must succeed.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="home">The home folder of whoever runs it; the tests' own unless given.</param>
    /// <param name="arguments">What stands behind <c>dotnet</c>.</param>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string folder, string? home, params string[] arguments)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(DotnetHost.Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Whoever runs the tests may be a build itself, and its variables would lead ours astray.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (home is not null)
            MoveInto(home, start.Environment);

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancelled);
            var errors = process.StandardError.ReadToEndAsync(cancelled);
            await process.WaitForExitAsync(cancelled);
            var written = $"{await output}\n{await errors}";
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{written}");
            return written;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // Nothing of what this machine has downloaded or set up before is to be had.
    private static void MoveInto(string home, IDictionary<string, string?> environment)
    {
        environment["HOME"] = home;
        environment["DOTNET_CLI_HOME"] = home;
        environment["NUGET_PACKAGES"] = Path.Combine(home, ".nuget", "packages");
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment.Remove("NUGET_HTTP_CACHE_PATH");
        environment.Remove("NUGET_FALLBACK_PACKAGES");
        foreach (var name in environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
    }
}
