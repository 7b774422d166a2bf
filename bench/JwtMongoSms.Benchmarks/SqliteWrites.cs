using System.Diagnostics;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Sqlite.Users;
using Microsoft.Extensions.Logging.Abstractions;

namespace JwtMongoSms.Benchmarks;

/// <summary>Compares durable upserts a second: 16 callers through the group writer, and one connection that commits each.</summary>
internal static class SqliteWrites
{
    private const int Callers = 16;
    private const int Numbers = 10_000;
    private const int Rounds = 5;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);
    private static readonly PhoneNumber[] PhoneNumbers
        = [.. Enumerable.Range(0, Numbers).Select(i => PhoneNumber.FromE164(SignIn.PhoneNumber(i)))];

    public static async Task<int> RunAsync(string? parent)
    {
        var load = ResultFile.ReadLoad();
        var directory = Directory.CreateDirectory(Path.Join(parent ?? Path.GetTempPath(), $"jwtmongosms-bench-{Environment.ProcessId}"));
        try
        {
            List<(double Group, double Single)> rounds = [];
            using var group = new GroupRun(Path.Join(directory.FullName, "group.db"));
            using var single = new SingleRun(Path.Join(directory.FullName, "single.db"));
            for (var round = 0; round <= Rounds; round++)
            {
                var singleFirst = round % 2 == 1 ? await SettledAsync(single.MeasureAsync) : 0;
                var inGroups = await SettledAsync(group.MeasureAsync);
                var oneByOne = singleFirst > 0 ? singleFirst : await SettledAsync(single.MeasureAsync);
                Console.WriteLine($"{inGroups:N0}/s in groups, {oneByOne:N0}/s one by one");

                // The first round is for the compiler and the disk.
                if (round > 0)
                    rounds.Add((inGroups, oneByOne));
            }

            await ReportAsync(rounds, load);
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // Pages that one turn has left in the system's memory must not be written at the other's expense.
    private static async Task<double> SettledAsync(Func<Task<double>> measure)
    {
        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
        return await measure();
    }

    private static Task ReportAsync(List<(double Group, double Single)> rounds, string load)
    {
        var rows = rounds.Select((round, i) => $"| {i + 1} | {round.Group:N0} | {round.Single:N0} | {round.Group / round.Single:N1} |");
        var ratios = rounds.Select(round => round.Group / round.Single).Order().ToArray();
        var body = $"""
            Durable upserts (`GetOrAddAsync` of {Numbers:N0} numbers) a second, WAL and synchronous=FULL on both sides, in turns of
            {RoundTime.TotalSeconds} s.

            | round | {Callers} callers, group writer | one connection, a commit each | ratio |
            | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            Median ratio: **{ratios[ratios.Length / 2]:N1}**. At least 8 is asked for. Sharing a sync explains 16 at most; a round above
            that shows other programs at the disk.
            """;
        return ResultFile.WriteAsync("sqlite-writes", "Durable writes of the embedded store", load, body);
    }

    private sealed class GroupRun(string path) : IDisposable
    {
        private readonly SqliteDatabase database = new(new SqliteSetup(path), NullLogger<SqliteDatabase>.Instance);

        public async Task<double> MeasureAsync()
        {
            var users = new SqliteUserStore(database);
            var watch = Stopwatch.StartNew();
            var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                var count = 0;
                for (; watch.Elapsed < RoundTime; count++)
                {
                    var number = PhoneNumbers[((caller * 617) + count) % Numbers];
                    await users.GetOrAddAsync(number, SignUp.Open, TimeProvider.System.GetUtcNow(), CancellationToken.None);
                }

                return count;
            })));
            return counts.Sum() / watch.Elapsed.TotalSeconds;
        }

        public void Dispose() => database.Dispose();
    }

    // The same statement on the same kind of connection, without a transaction around it: SQLite commits, and syncs, each.
    private sealed class SingleRun(string path) : IDisposable
    {
        private readonly StoreConnection connection = new SqliteFile(new SqliteSetup(path)).Open().Connection;

        public Task<double> MeasureAsync() => Task.Run(Measure);

        public void Dispose() => connection.Dispose();

        private double Measure()
        {
            var watch = Stopwatch.StartNew();
            var count = 0;
            for (; watch.Elapsed < RoundTime; count++)
            {
                var now = TimeProvider.System.GetUtcNow();
                SqliteUserStore.GetOrAdd(connection, UserId.New(now).Value, PhoneNumbers[count % Numbers], SignUp.Open, now);
            }

            return count / watch.Elapsed.TotalSeconds;
        }
    }
}
