using System.Diagnostics;
using System.Net.Http.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>Measures what a signed-out client can make one GraphQL document cost, within the limits of the endpoint.</summary>
internal static class Documents
{
    private const int WarmUps = 30;
    private const int Rounds = 100;

    // The limits of the endpoint are 1,000 fields and 64 kB.
    private const int Fields = 990;
    private const int LongName = 60_000;

    private static readonly (string Name, string Text)[] All =
    [
        ("viewer alone", "{viewer{id phoneNumber}}"),
        ("one response name, different fields", "{viewer{" + Many(i => i % 2 == 0 ? "a:id " : "a:phoneNumber ") + "}}"),
        ("one response name, one field", "{viewer{" + Many(_ => "a:id ") + "}}"),
        ("one response name, different arguments", "mutation{" + Many(i => $"a:endSession(id:\"{i}\")", Fields / 2) + "}"),
        ("many parents of one name", "{" + Many(_ => "viewer{id} ", Fields / 2) + "}"),
        ("unknown fields", "{" + Many(i => $"unknown{i} ") + "}"),
        ("unknown fields with long names", "{" + Many(i => "viewe" + new string('r', 58) + " ") + "}"),
        ("one unknown field of 60 kB", "{" + new string('v', LongName) + "}"),
        ("unknown arguments", "{viewer(" + Many(i => $"a{i}:1 ") + "){id}}"),
        ("one unknown argument of 60 kB", "mutation{endSession(" + new string('i', LongName) + ":1)}"),
        ("one argument many times", "mutation{endSession(" + Many(_ => "id:1 ") + ")}"),
        ("a list of values", "mutation{endSession(id:[" + Many(_ => "1 ") + "])}"),
        ("30,000 values", "mutation{endSession(id:[" + Many(_ => "1 ", 30_000) + "])}"),
        ("unknown fragments", "{" + Many(i => $"...f{i} ") + "}"),
        ("unused fragments", "{viewer{id}}" + Many(i => $"fragment f{i} on User{{id}}", Fields / 3)),
        ("fragments of one name", "{viewer{...f}}" + Many(_ => "fragment f on User{id}", Fields / 3)),
        ("a chain of fragments",
            "{viewer{...f0}}" + Many(i => $"fragment f{i} on User{{id ...f{i + 1}}}", 28) + "fragment f28 on User{id}"),
        ("fragments beside each other",
            "{viewer{" + Many(i => $"...f{i} ", 160) + "}}" + Many(i => $"fragment f{i} on User{{a:id b:id}}", 160)),
        ("fragments in a circle", "{viewer{...f0}}" + Many(i => $"fragment f{i} on User{{id ...f{(i + 1) % 300}}}", 300)),
        ("unused variables", "query(" + Many(i => $"$v{i}:Int ") + "){viewer{id}}"),
        ("undefined variables", "mutation{" + Many(i => $"a{i}:endSession(id:$v{i})", Fields / 2) + "}"),
        ("undefined variables in a list", "mutation{endSession(id:[" + Many(i => $"$v{i} ") + "])}"),
        ("variables of one name", "query(" + Many(_ => "$v:Int ") + "){viewer{id}}"),
        ("variables of unknown types", "query(" + Many(i => $"$v{i}:T{i} ") + "){viewer{id}}"),
        ("variables in wrong places",
            "mutation(" + Many(i => $"$v{i}:Int ", 300) + "){" + Many(i => $"a{i}:endSession(id:$v{i})", 300) + "}"),
        ("operations", "query q{viewer{id}}" + Many(i => $"query q{i}{{viewer{{id}}}}", Fields / 4)),
        ("operations of one name", Many(_ => "query q{viewer{id}}", Fields / 3)),
        ("operations that spread fragments",
            "query q{...f0}" + Many(i => $"query q{i}{{...f0}}", 30)
            + Many(i => $"fragment f{i} on Query{{...f{i + 1}}}", 12) + "fragment f12 on Query{viewer{id}}"),
        ("unknown directives", "{viewer{id " + Many(i => $"@d{i} ") + "}}"),
        ("one directive many times", "{viewer{id " + Many(_ => "@include(if:true)", Fields / 2) + "}}"),
        ("inline fragments", "{" + Many(_ => "...on Query{viewer{id}}", Fields / 3) + "}"),
        ("fragments on an unknown type", "{viewer{" + Many(i => $"...on T{i}{{id}}", Fields / 2) + "}}"),
        ("selections below a scalar", "{viewer{" + Many(i => $"a{i}:id{{b}}", Fields / 2) + "}}"),
        ("many mistakes in a long document", "{" + Many(i => $"{new string('\n', 25)}u{i} ") + "}"),
        ("a syntax error", "{viewer{" + Many(i => $"a{i}:id ") + "}"),
        ("60 kB of brackets", "{viewer(a:" + new string('[', LongName)),
        ("60 kB of braces", new string('{', LongName)),
    ];

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            await using var server = await ServerProcess.StartAsync("ours", new BenchSetup(Path.Join(folder.FullName, "bench.db")));
            List<string> rows = [];
            foreach (var (name, text) in All)
                rows.Add(await MeasureAsync(server.Client, name, text));

            await ResultFile.WriteAsync("documents", "What one GraphQL document costs", load, $"""
                A signed-out client posts one document, {Rounds} times one after the other after {WarmUps} to warm up: the median
                time until the response is there, HTTP included. Each document is within the endpoint's limits of 64 kB and
                1,000 fields, or is rejected by them. At most 50 ms is asked for.

                | document | bytes | status | median, ms |
                | --- | --- | --- | --- |
                {string.Join('\n', rows)}
                """);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> MeasureAsync(HttpClient client, string name, string text)
    {
        var status = 0;
        List<double> times = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var operationName = text.StartsWith("query q", StringComparison.Ordinal) ? "q" : null;
            using var content = JsonContent.Create(new { query = text, operationName });
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsync("/graphql", content);
            if (round >= WarmUps)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            status = (int)response.StatusCode;
        }

        var row = $"| {name} | {text.Length:N0} | {status} | {times.Order().ElementAt(Rounds / 2):N2} |";
        Console.WriteLine(row);
        return row;
    }

    private static string Many(Func<int, string> part, int count = Fields) => string.Concat(Enumerable.Range(0, count).Select(part));
}
