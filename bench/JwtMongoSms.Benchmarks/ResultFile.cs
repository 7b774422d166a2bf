using System.Runtime.InteropServices;

namespace JwtMongoSms.Benchmarks;

/// <summary>Writes what was measured to bench/results, with the command and the machine.</summary>
internal static class ResultFile
{
    public static async Task WriteAsync(string command, string title, string body)
    {
        var text = $"""
            # {title}

            Command: `dotnet run -c Release --project bench/JwtMongoSms.Benchmarks -- {command}`

            Machine: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}

            {body}

            """;
        var path = Path.Join(ResultsDirectory(), command + ".md");
        await File.WriteAllTextAsync(path, text);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {path}");
    }

    private static string Processor()
    {
        const string Source = "/proc/cpuinfo";
        var line = File.Exists(Source) ? File.ReadLines(Source).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string ResultsDirectory()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Join(directory.FullName, "JwtMongoSms.slnx")))
            directory = directory.Parent;

        return Directory.CreateDirectory(Path.Join(directory?.FullName ?? Environment.CurrentDirectory, "bench", "results")).FullName;
    }
}
