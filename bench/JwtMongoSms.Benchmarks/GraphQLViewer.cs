using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Compares <c>viewer</c> through GraphQL with <c>GET /auth/me</c> under load: one server, in turns.</summary>
internal static class GraphQLViewer
{
    private const string Query = "{ viewer { id phoneNumber } }";
    private const string ResponseType = "application/graphql-response+json";
    private const int WarmUps = 3;
    private const int Rounds = 9;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(5);

    private static readonly string Body = $"{{\"query\":\"{Query}\"}}";

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            await using var server = await ServerProcess.StartAsync("ours", new BenchSetup(Path.Join(folder.FullName, "bench.db")));
            var accessToken = (await SignIn.ManyAsync(server.Client, 1))[0];
            var tokens = Path.Join(folder.FullName, "token.txt");
            await File.WriteAllTextAsync(tokens, accessToken);
            await CheckAsync(server.Client, accessToken);
            await ReportAsync(await MeasureAsync(server, tokens), load);
            await CheckAsync(server.Client, accessToken);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckAsync(HttpClient client, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ResponseType));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!text.Contains("447400000000", StringComparison.Ordinal))
            throw new InvalidOperationException($"The response has no viewer: {text}");
    }

    private static async Task<List<(Load GraphQL, Load Me)>> MeasureAsync(ServerProcess server, string tokens)
    {
        List<(Load GraphQL, Load Me)> rounds = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var meFirst = round % 2 == 0 ? await RoundAsync("/auth/me", null) : null;
            var graphQL = await RoundAsync("/graphql", Body);
            var me = meFirst ?? await RoundAsync("/auth/me", null);
            Console.WriteLine($"{round}: viewer {graphQL}, /auth/me {me}");

            // The first rounds are for the compiler.
            if (round >= WarmUps)
                rounds.Add((graphQL, me));
        }

        return rounds;

        Task<Load> RoundAsync(string path, string? body) => Load.RunAsync(server, path, tokens, RoundTime, body);
    }

    private static Task ReportAsync(List<(Load GraphQL, Load Me)> rounds, string load)
    {
        var ratio = Load.Median(rounds, round => round.GraphQL.PerSecond / round.Me.PerSecond);
        var processor = Load.Median(rounds, round => round.Me.Processor / round.GraphQL.Processor);
        return ResultFile.WriteAsync("graphql", "viewer through GraphQL against GET /auth/me", load, $"""
            Requests a second, `wrk -c{Wrk.Connections} -t{Wrk.Threads} -d{RoundTime.TotalSeconds}s`, one Kestrel process in Production with
            logging at Warning, the two in turns: a POST of `{Query}`, and `GET /auth/me`. Both present the same access token,
            which is in the cache, and read the same user from the same SQLite file. Load and server share the cores.

            | round | viewer/s | /auth/me/s | ratio | viewer, µs of processor a request | /auth/me, µs |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rounds.Select((round, i) => Row(i + 1, round.GraphQL, round.Me)))}

            Median of the rounds' ratios: **{ratio:N3}**; at least 0.6 is asked for. Processor time a request, which other programs on the
            machine disturb less: /auth/me / viewer {processor:N3}.
            """);
    }

    private static string Row(int round, Load graphQL, Load me)
        => $"| {round} | {graphQL.PerSecond:N0} | {me.PerSecond:N0} | {graphQL.PerSecond / me.PerSecond:N3} "
        + $"| {graphQL.Processor.TotalMicroseconds:N1} | {me.Processor.TotalMicroseconds:N1} |";
}
