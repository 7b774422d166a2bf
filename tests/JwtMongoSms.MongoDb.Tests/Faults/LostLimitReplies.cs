using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Faults;

/// <summary>For each verb of limits that writes: how one call is made and looked at afterwards. What is unknown has counted.</summary>
internal static class LostLimitReplies
{
    private static readonly DateTimeOffset Now = Given.Start;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<LostReply> ReserveAsync(MongoStores stores, int index)
    {
        var key = Given.LimitKey();
        return Task.FromResult(new LostReply(
            () => stores.Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, Token),
            async () => Assert.Equal(19, await GuessesLeftAsync(stores, key))));
    }

    public static Task<LostReply> ReserveDeviceGuessAsync(MongoStores stores, int index)
    {
        var key = Given.LimitKey();
        return Task.FromResult(new LostReply(
            () => stores.Limits.ReserveDeviceGuessAsync(key, Given.GuessLimits.InARow, Today, Token),
            async () => Assert.Equal(1, (await FindAsync(stores, key)).FailuresInARow)));
    }

    public static async Task<LostReply> ReleaseAsync(MongoStores stores, int index)
    {
        var key = Given.LimitKey();
        for (var guess = 0; guess < 3; guess++)
            await stores.Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, Token);

        return new(
            () => stores.Limits.ReleaseGuessAsync(key, Today, Token),
            async () => Assert.Equal(18, await GuessesLeftAsync(stores, key)));
    }

    public static async Task<LostReply> UnlockAsync(MongoStores stores, int index)
    {
        var (key, limits) = (Given.LimitKey(), new GuessLimits(PerDay: 5, InARow: 1));
        await stores.Limits.ReserveGuessAsync(key, limits, Today, Token);
        return new(
            () => stores.Limits.UnlockAsync(key, Today, Token),
            async () => Assert.Equal(0, (await FindAsync(stores, key)).FailuresInARow));
    }

    public static Task<LostReply> TryPaceAsync(MongoStores stores, int index)
    {
        var key = Given.LimitKey();
        return Task.FromResult(new LostReply(
            () => stores.Limits.TryPaceAsync(key, Given.SendPace, Given.GuessLimits, isCall: true, Now, Token),
            async () =>
            {
                var counts = await FindAsync(stores, key);
                Assert.Equal([Now], counts.Sends);
                Assert.Equal([Now], counts.Calls);
            }));
    }

    public static async Task<LostReply> GiveBackPaceAsync(MongoStores stores, int index)
    {
        var key = Given.LimitKey();
        await stores.Limits.TryPaceAsync(key, Given.SendPace, Given.GuessLimits, isCall: false, Now, Token);
        return new(
            () => stores.Limits.GiveBackPaceAsync(key, Now, Token),
            async () => Assert.Empty((await FindAsync(stores, key)).Sends));
    }

    public static Task<LostReply> AddToWindowsAsync(MongoStores stores, int index)
    {
        var window = Given.Window(Given.LimitKey(), LimitPeriod.Hour, Now);
        return Task.FromResult(new LostReply(
            () => stores.Limits.AddToWindowsAsync([new(window, 2, 1)], Token),
            async () => Assert.Equal([new(2, 1, 0, 0)], await stores.Limits.FindWindowsAsync([window], Token))));
    }

    public static async Task<LostReply> CorrectWindowsAsync(MongoStores stores, int index)
    {
        var window = Given.Window(Given.LimitKey(), LimitPeriod.Hour, Now);
        await stores.Limits.AddToWindowsAsync([new(window, 5)], Token);
        return new(
            () => stores.Limits.CorrectWindowsAsync([new(window, -1, 1)], Token),
            async () => Assert.Equal([new(4, 1, 0, 0)], await stores.Limits.FindWindowsAsync([window], Token)));
    }

    private static Task<NumberCounts> FindAsync(MongoStores stores, LimitKey key) => stores.Limits.FindNumberAsync(key, Today, Token);

    private static async Task<int> GuessesLeftAsync(MongoStores stores, LimitKey key)
    {
        var left = 0;
        while (await stores.Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, Token))
            left++;

        return left;
    }
}
