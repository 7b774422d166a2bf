using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>
/// Bounds the unconverted messages and the money of the whole service in a day. A fifth of both is kept for clients that are known.
/// </summary>
internal sealed class ServiceRule(
    LimitStoreScopes store, IOptions<LimitOptions> limitOptions, IOptions<SendLimitOptions> sendLimitOptions)
{
    private const double OpenToAll = 0.8;
    private const int DaysBack = 7;
    private static readonly TimeSpan ReadFor = TimeSpan.FromHours(1);

    private readonly LimitOptions limits = limitOptions.Value;
    private readonly SendLimitOptions options = sendLimitOptions.Value;
    private readonly SemaphoreSlim turn = new(1, 1);
    private long busiest;
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public SharedCounter Counter { get; } = new(LimitKeys.Service, LimitPeriod.Day, keptFor: DaysBack);

    /// <summary>Gets what is taken of the store at once: 1 % of either limit.</summary>
    public SharedAmount Block => new(
        Math.Max(1, options.ServicePerDay / 100), limits.DailyCost is { } ceiling ? UnitsOf(ceiling) / 100 : 0);

    /// <summary>Gets an amount of money in the units that are counted.</summary>
    public static long UnitsOf(decimal money) => (long)Math.Ceiling(money * 10_000);

    public static SharedAmount AmountOf(PlannedSend send) => new(1, UnitsOf(send.Price));

    public Task CountNoticeAsync(decimal price, DateTimeOffset now)
    {
        var today = LimitKeys.Service.At(LimitPeriod.Day, now) with { KeptFor = DaysBack };
        return store.AddAsync([new WindowChange(today, Sent: 0, Cost: UnitsOf(price))]);
    }

    /// <summary>Finds which limit a message passes, from the counts with it.</summary>
    public async Task<string?> FindLimitAsync(
        WindowCounts counts, bool isKnown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var share = isKnown ? 1 : OpenToAll;

        // Money is counted by calendar day, so that no two hours around midnight are counted twice.
        if (limits.DailyCost is { } ceiling && counts.Cost > UnitsOf(ceiling) * share)
            return "cost";

        var unconverted = WindowEstimate.Unconverted(counts, LimitPeriod.Day, now).Value;
        return unconverted > options.ServicePerDay * share
            && unconverted > await FindBusiestAsync(now, cancellationToken).ConfigureAwait(false) * share
            ? "service"
            : null;
    }

    // Read only where the fixed limit is passed.
    private async Task<long> FindBusiestAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (now - readAt < ReadFor && now >= readAt)
                return busiest;

            // Each window is read together with the one before it.
            var today = LimitPeriod.Day.NumberAt(now);
            var days = await store.FindWindowsAsync(
                [.. Enumerable.Range(1, DaysBack).Select(back => new LimitWindow(LimitKeys.Service, LimitPeriod.Day, today - back))],
                cancellationToken).ConfigureAwait(false);
            (busiest, readAt) = (days.Max(day => day.Converted), now);
            return busiest;
        }
        finally
        {
            turn.Release();
        }
    }
}
