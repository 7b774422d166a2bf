namespace JwtMongoSms.Benchmarks;

/// <summary>One turn of one server.</summary>
internal sealed record Load(double PerSecond, TimeSpan Processor)
{
    /// <param name="server">The server.</param>
    /// <param name="path">The path that is requested.</param>
    /// <param name="tokens">A file with an access token on each line.</param>
    /// <param name="time">For how long.</param>
    /// <param name="body">A body to post; without one it is a GET.</param>
    public static async Task<Load> RunAsync(ServerProcess server, string path, string tokens, TimeSpan time, string? body = null)
    {
        var before = server.ProcessorTime;
        var perSecond = await Wrk.RunAsync(new Uri(server.Client.BaseAddress!, path), tokens, time, body);
        return new Load(perSecond, (server.ProcessorTime - before) / (perSecond * time.TotalSeconds));
    }

    public static double Median<T>(List<T> rounds, Func<T, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
