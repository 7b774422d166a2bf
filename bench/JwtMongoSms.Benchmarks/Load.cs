using System.Globalization;

namespace JwtMongoSms.Benchmarks;

/// <summary>One turn of one server.</summary>
internal sealed record Load(double PerSecond, TimeSpan Processor)
{
    public string Micros => Processor.TotalMicroseconds.ToString("N1", CultureInfo.InvariantCulture);

    /// <param name="server">The server.</param>
    /// <param name="path">What is asked for.</param>
    /// <param name="accessToken">By whom.</param>
    /// <param name="time">For how long.</param>
    /// <param name="script">What makes wrk ask otherwise than by GET.</param>
    public static async Task<Load> RunAsync(ServerProcess server, string path, string accessToken, TimeSpan time, string? script = null)
    {
        var before = server.ProcessorTime;
        var perSecond = await Wrk.RunAsync(new Uri(server.Client.BaseAddress!, path), accessToken, time, script);
        return new Load(perSecond, (server.ProcessorTime - before) / (perSecond * time.TotalSeconds));
    }

    public static double Median<T>(List<T> rounds, Func<T, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
