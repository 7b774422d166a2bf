using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>What an application does before its server listens, so that the first users wait less.</summary>
public sealed class WarmUpTests : IDisposable
{
    private const string TookItsTime = "[3200]";
    private const string Failed = "[3201]";

    private readonly ConcurrentQueue<string> verbs = new();
    private readonly ManualResetEventSlim release = new();
    private readonly PlannedSender sender = new(_ => Task.FromResult(PlannedSender.Accepted));

    public void Dispose() => release.Dispose();

    [Fact]
    public async Task The_warm_up_reads_from_the_store_writes_nothing_and_sends_nothing()
    {
        await using var app = await StartAsync("Production");
        Assert.Equal(
            ["IChallengeStore.FindAsync", "ILimitStore.FindNumberAsync", "IPhoneUserStore.FindAsync", "ISessionStore.FindAsync"],
            verbs.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(sender.Requests);
        Assert.Single(app.Logs.With(TookItsTime));
        Assert.Empty(app.Logs.With(Failed));
    }

    [Fact]
    public async Task The_warm_up_is_left_out_in_Development()
    {
        await using var app = await StartAsync("Development");
        Assert.Empty(verbs);
        Assert.Empty(app.Logs.With(TookItsTime));
    }

    [Fact]
    public async Task A_store_that_is_down_fails_the_warm_up_and_not_the_start()
    {
        static void Fail() => throw new StoreException(StoreFailure.Unavailable, "The store is down.");
        await using var app = await StartAsync("Production", before: Fail);
        Assert.Single(app.Logs.With(Failed));
        Assert.Equal(200, await app.GetAsync("/open").StatusAsync());
    }

    [Fact]
    public async Task A_store_that_never_answers_delays_the_start_by_the_warm_up_alone()
    {
        var time = new HandMovedTime();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = StartAsync("Production", time, () =>
        {
            asked.TrySetResult();
            release.Wait();
        });
        while (await time.NextTimerAsync(TestContext.Current.CancellationToken) != TimeSpan.FromSeconds(2))
            Assert.False(starting.IsCompleted);

        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(2));
        await using var app = await starting;
        Assert.Single(verbs);
        release.Set();
    }

    private Task<TestApp> StartAsync(string environment, TimeProvider? time = null, Action? before = null) => TestApp.StartAsync(
        new() { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB" },
        environment,
        services: services =>
        {
            services.AddSingleton<IMessageSender>(sender);
            if (time is not null)
                services.AddSingleton(time);
        },
        build: builder => StoreProxy.Add(builder.Services, verb =>
        {
            verbs.Enqueue($"{verb.DeclaringType!.Name}.{verb.Name}");
            before?.Invoke();
        }));
}
