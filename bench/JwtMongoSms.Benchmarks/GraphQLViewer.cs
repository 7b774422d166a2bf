using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary><c>viewer</c> through GraphQL and <c>GET /auth/me</c> under load: one server, in turns.</summary>
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
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!text.Contains("447400000000", StringComparison.Ordinal))
            throw new InvalidOperationException($"The viewer is not there: {text}");
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
        var rows = rounds.Select((round, i) => string.Create(CultureInfo.InvariantCulture,
            $"| {i + 1} | {round.GraphQL.PerSecond:N0} | {round.Me.PerSecond:N0} | {round.GraphQL.PerSecond / round.Me.PerSecond:N3} | {round.GraphQL.Processor.TotalMicroseconds:N1} | {round.Me.Processor.TotalMicroseconds:N1} |"));
        var body = string.Create(CultureInfo.InvariantCulture, $"""
            Requests a second, `wrk -c{Wrk.Connections} -t{Wrk.Threads} -d{RoundTime.TotalSeconds}s`, one Kestrel process in Production with logging at Warning, the two in turns: a POST of
            `{Query}`, and `GET /auth/me`. Both check the same access token, which has been checked once and is remembered, and read the same user from the same SQLite file. Load and
            server share the cores.

            | round | viewer/s | /auth/me/s | ratio | viewer, µs of processor a request | /auth/me, µs |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            Median of the rounds' ratios: **{Load.Median(rounds, round => round.GraphQL.PerSecond / round.Me.PerSecond):N3}**; at least 0.5 is asked for. Processor time a request, which
            other programs on the machine disturb less: /auth/me / viewer {Load.Median(rounds, round => round.Me.Processor / round.GraphQL.Processor):N3}.
            """);
        return ResultFile.WriteAsync("graphql", "viewer through GraphQL against GET /auth/me", load, body);
    }
}
