using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JwtMongoSms.Benchmarks;

/// <summary>The load generator, https://github.com/wg/wrk.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;
    public const int Threads = 2;

    /// <summary>Requests that were answered in a second. An answer that is no success is an error here: a refusal is quick.</summary>
    public static async Task<double> RunAsync(Uri address, string accessToken, TimeSpan duration, string? script = null)
    {
        var start = new ProcessStartInfo(
            "wrk", [$"-c{Connections}", $"-t{Threads}", $"-d{duration.TotalSeconds}s", "-H", "Authorization: Bearer " + accessToken, .. script is null ? Array.Empty<string>() : ["-s", script], address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException("Some requests failed:\n" + output);

        return double.Parse(RequestsASecond().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("wrk is missing. Install it, as a Debian package: apt-get install wrk", exception);
        }
    }

    [GeneratedRegex(@"Requests/sec:\s*([0-9.]+)")]
    private static partial Regex RequestsASecond();
}
