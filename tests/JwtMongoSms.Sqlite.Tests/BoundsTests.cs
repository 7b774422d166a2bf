using JwtMongoSms.Sqlite.Challenges;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Testing;
using SQLitePCL;

namespace JwtMongoSms.Sqlite.Tests;

[Collection(nameof(RunsAlone))]
public sealed class BoundsTests : IDisposable
{
    private const int Days = 20;
    private const int PerDay = 5_000;
    private const int Callers = 50;
    private const long Megabyte = 1 << 20;
    private readonly TemporaryFile file = new();

    [Fact]
    public async Task A_hundred_thousand_challenges_pass_and_neither_memory_nor_the_file_nor_its_log_grows()
    {
        using var database = SqliteStores.Database(new SqliteSetup(file.Path));
        var purge = new SqlitePurge(database);
        var removed = 0;
        long firstDay = 0;
        for (var day = 0; day < Days; day++)
        {
            var now = Given.Start.AddDays(2 * day);
            removed += (await purge.RunAsync(now, TestContext.Current.CancellationToken)).Challenges;
            await PassAsync(database, now);

            Assert.InRange(new FileInfo(file.Path + "-wal").Length, 1, 24 * Megabyte);
            Assert.InRange(new FileInfo(file.Path).Length, 1, 8 * Megabyte);
            Assert.InRange(raw.sqlite3_memory_used(), 1, 32 * Megabyte);
            firstDay = day == 0 ? GC.GetTotalMemory(forceFullCollection: true) : firstDay;
        }

        Assert.Equal((Days - 1) * PerDay, removed);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - firstDay, long.MinValue, 16 * Megabyte);
    }

    public void Dispose() => file.Dispose();

    private static Task PassAsync(SqliteDatabase database, DateTimeOffset now)
    {
        var challenges = new SqliteChallengeStore(database);
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var count = 0; count < PerDay / Callers; count++)
            {
                var challenge = Given.Challenge(now);
                await challenges.AddAsync(challenge, CancellationToken.None);
                await challenges.CountAttemptAsync(
                challenge.Reference, challenge.Purpose, null, Given.AttemptLimit, now, CancellationToken.None);
            }
        }));
    }
}
