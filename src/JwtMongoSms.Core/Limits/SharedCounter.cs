namespace JwtMongoSms.Limits;

/// <summary>
/// Counts in windows that most sends share, such as those of the whole service. It takes a block at a time from the store, so that few
/// sends write to one record. Within a window all instances together may lose what is left of their blocks, never exceed the limit.
/// </summary>
internal sealed class SharedCounter(LimitKey key, LimitPeriod period, int keptFor = 1)
{
    // A block is used for this long; then its rest goes back, and the counts of other instances are seen.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock gate = new();
    private readonly Dictionary<long, long> converted = [];
    private WindowCounts counts = new(0, 0, 0, 0);
    private DateTimeOffset readAt = DateTimeOffset.MinValue;
    private long number = long.MinValue;
    private SharedAmount left;

    /// <summary>Takes an amount out of the current block, or of a new one.</summary>
    /// <returns>
    /// The counts, with the whole blocks of other instances, this one's unstored conversions, and of its block only what is taken.
    /// </returns>
    public async Task<WindowCounts> TakeAsync(
        LimitStoreScopes store, SharedAmount amount, SharedAmount block, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (TryTake(amount, now) is { } taken)
            return taken;

        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return TryTake(amount, now)
                ?? await TakeBlockAsync(store, amount, block.Or(amount), now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Gives back what was taken in a window and not used.</summary>
    public void GiveBack(SharedAmount amount, DateTimeOffset takenAt)
    {
        lock (gate)
        {
            if (period.NumberAt(takenAt) == number)
                left += amount;
        }
    }

    /// <summary>Counts sends as converted, in the window that they were made in.</summary>
    /// <returns>The changes to store now; most are stored together with the next block.</returns>
    public IReadOnlyList<WindowChange> Convert(long sends, long block, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            var window = period.NumberAt(sentAt);
            converted[window] = converted.GetValueOrDefault(window) + sends;
            return converted[window] * 2 >= block || window != number ? TakeConverted(exceptCurrent: false) : [];
        }
    }

    private WindowCounts? TryTake(SharedAmount amount, DateTimeOffset now)
    {
        lock (gate)
        {
            var isFresh = period.NumberAt(now) == number && now - readAt <= MaxAge && now >= readAt;
            if (!isFresh || !left.Covers(amount))
                return null;

            left -= amount;
            return See();
        }
    }

    private async Task<WindowCounts> TakeBlockAsync(
        LimitStoreScopes store, SharedAmount amount, SharedAmount block, DateTimeOffset now, CancellationToken cancellationToken)
    {
        WindowChange change;
        IReadOnlyList<WindowChange> older;
        SharedAmount returned;
        lock (gate)
        {
            var current = period.NumberAt(now);
            (returned, left) = (current == number ? left : default, default);
            number = current;
            older = TakeConverted(exceptCurrent: true);
            converted.Remove(current, out var conversions);
            var added = block - returned;
            change = new WindowChange(WindowOf(current), added.Sends, conversions, added.Cost);
        }

        await store.CorrectAsync(older).ConfigureAwait(false);

        try
        {
            var counted = await store.AddToWindowsAsync([change], cancellationToken).ConfigureAwait(false);
            lock (gate)
            {
                (counts, readAt, left) = (counted[0], now, left + block - amount);
                return See();
            }
        }
        catch
        {
            // The store still counts the rest of the last block.
            GiveBack(returned, now);
            throw;
        }
    }

    private WindowCounts See() => counts with
    {
        Sent = counts.Sent - left.Sends,
        Cost = counts.Cost - left.Cost,
        Converted = counts.Converted + converted.GetValueOrDefault(number),
    };

    private List<WindowChange> TakeConverted(bool exceptCurrent)
    {
        var taken = converted.Where(window => !exceptCurrent || window.Key != number)
            .Select(window => new WindowChange(WindowOf(window.Key), 0, window.Value)).ToList();
        foreach (var change in taken)
        {
            converted.Remove(change.Window.Number);
            if (change.Window.Number == number)
                counts = counts with { Converted = counts.Converted + change.Converted };
        }

        return taken;
    }

    private LimitWindow WindowOf(long windowNumber) => new(key, period, windowNumber) { KeptFor = keptFor };
}
