using System.Runtime.InteropServices;

namespace JwtMongoSms.Benchmarks;

/// <summary>Writes results to bench/results, with the command and the machine.</summary>
internal static class ResultFile
{
    /// <summary>Gets the folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Reads how busy the machine is, before anything is measured: figures of a busy one say little.</summary>
    public static string ReadLoad()
    {
        const string Source = "/proc/loadavg";
        return File.Exists(Source) ? $", load {File.ReadAllText(Source).Split(' ')[0]} before the start" : "";
    }

    public static async Task WriteAsync(string command, string title, string load, string body)
    {
        var text = $"""
            # {title}

            Command: `dotnet run -c Release --project bench/JwtMongoSms.Benchmarks -- {command}`

            Machine: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()},
            {RuntimeInformation.FrameworkDescription}{load}

            {body}

            """;
        var path = Path.Join(Root, "bench", "results", command.Replace(' ', '-') + ".md");
        await File.WriteAllTextAsync(path, text);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {path}");
    }

    private static string Processor()
    {
        const string Source = "/proc/cpuinfo";
        var lines = File.Exists(Source) ? File.ReadLines(Source) : [];
        var line = lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Join(directory.FullName, "JwtMongoSms.slnx")))
            directory = directory.Parent;

        return directory?.FullName ?? Environment.CurrentDirectory;
    }
}
