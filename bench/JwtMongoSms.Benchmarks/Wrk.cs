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

    // Every request is made before the first is sent: the generator's own work is the same for one token and for many.
    private const string Script = """
        local requests = {}
        local next = 0
        function init(args)
          for token in io.lines(args[1]) do
            local headers = { ["Authorization"] = "Bearer " .. token }
            if args[2] then
              headers["Content-Type"] = "application/json"
              headers["Accept"] = "application/graphql-response+json"
            end
            requests[#requests + 1] = wrk.format(args[2] and "POST" or "GET", nil, headers, args[2])
          end
        end
        function request()
          next = next % #requests + 1
          return requests[next]
        end
        """;

    /// <summary>Measures requests a second, with each of the tokens in turn. Any but success throws: a refusal is quick.</summary>
    /// <param name="address">The address that is requested.</param>
    /// <param name="tokens">A file with a token on each line.</param>
    /// <param name="duration">How long.</param>
    /// <param name="body">A GraphQL request to post; without one it is a GET.</param>
    public static async Task<double> RunAsync(Uri address, string tokens, TimeSpan duration, string? body = null)
    {
        var script = Path.ChangeExtension(tokens, ".lua");
        await File.WriteAllTextAsync(script, Script);
        string[] load = [$"-c{Connections}", $"-t{Threads}", $"-d{duration.TotalSeconds}s", "-s", script, address.ToString(), "--", tokens];
        var start = new ProcessStartInfo("wrk", body is null ? load : [.. load, body])
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
