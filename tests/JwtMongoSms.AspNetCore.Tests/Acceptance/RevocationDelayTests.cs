using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>How long a token is good for at one instance after its session, or its user, has ended at another.</summary>
public sealed class RevocationDelayTests
{
    private const int Trials = 1_000;
    private const int AtOnce = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(StoreKind.Sqlite, 10)]
    [InlineData(StoreKind.MongoDb, 10)]
    [InlineData(StoreKind.Sqlite, 0)]
    [InlineData(StoreKind.MongoDb, 0)]
    public async Task Of_1000_sessions_that_end_at_one_instance_none_is_taken_by_another_later_than_the_revocation_delay(
        StoreKind store, int delaySeconds)
    {
        var delay = TimeSpan.FromSeconds(delaySeconds);
        await using var place = StorePlace.Open(store);
        await using var instances = await TwoInstances.StartAsync(place, delay);
        var latest = TimeSpan.Zero;
        var asked = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Trials),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (trial, _) =>
            {
                var late = await TrialAsync(instances, trial, delay, () =>
                {
                    // The clocks go on as everybody asks, so that the machine may be as slow as it likes.
                    if (Interlocked.Increment(ref asked) % AtOnce == 0)
                        instances.Advance(Tick);
                });
                lock (instances)
                    latest = late > latest ? late : latest;
            });

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{store}, delay {delay}: of {asked} requests the latest that was let in began {latest} after the end of its session.");
        Assert.InRange(latest, delay / 2, delay);
    }

    /// <returns>How long after its end was acknowledged the last request began that was still let in.</returns>
    private static async Task<TimeSpan> TrialAsync(TwoInstances instances, int trial, TimeSpan delay, Action hasAsked)
    {
        var time = instances.Second.Time;
        var (access, session) = await instances.DoAsync(() => instances.First.StartSessionAsync(trial));
        var endsAt = time.GetUtcNow() + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1_000 + (int)delay.TotalMilliseconds));
        Task<DateTimeOffset>? ending = null;
        var latest = TimeSpan.Zero;
        while (true)
        {
            if (time.GetUtcNow() >= endsAt)
                ending ??= instances.DoAsync(() => EndAsync(instances, trial, access, session));

            var hadEnded = ending is { IsCompleted: true };
            var began = time.GetUtcNow();
            var status = await instances.DoAsync(() => instances.Second.GetAsync("/guarded", access).StatusAsync());
            if (status == 401)
                break;

            Assert.Equal(200, status);
            hasAsked();
            if (!hadEnded)
                continue;

            Assert.NotEqual(TimeSpan.Zero, delay);
            var late = began - await ending!;
            latest = late > latest ? late : latest;
        }

        Assert.True(ending is not null, "Nobody ended it.");
        await ending;
        return latest;
    }

    /// <summary>Ends a session at the first instance, in one of the ways that there are.</summary>
    /// <returns>When that was acknowledged, by the second instance's clock.</returns>
    private static async Task<DateTimeOffset> EndAsync(TwoInstances instances, int trial, string access, StartedSession session)
    {
        var app = instances.First;
        if (trial % 4 == 3)
        {
            await app.DeleteUserAsync(session.Session.UserId.Value);
        }
        else
        {
            var sending = (trial % 4) switch
            {
                0 => app.SendAsync(HttpMethod.Delete, "/auth/sessions/" + session.Session.Id.Value, access),
                1 => app.PostAsync("/auth/sign-out-everywhere", accessToken: access),
                _ => app.PostAsync("/auth/sign-out", new { refreshToken = session.RefreshToken.Value }),
            };
            Assert.Equal(204, await sending.StatusAsync());
        }

        return instances.Second.Time.GetUtcNow();
    }
}
