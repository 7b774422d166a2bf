namespace JwtMongoSms.Limits;

/// <summary>Counts the guesses of a phone number over all its challenges. A new code gives none back.</summary>
internal sealed class GuessBudget(ILimitStore store, LimitKeys keys, RecentRefusals refusals)
{
    /// <summary>Reserves a guess before the code is compared.</summary>
    /// <returns>The reservation, to be released when the code is correct; <see langword="null"/> when the budget is spent.</returns>
    public async Task<GuessReservation?> ReserveAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reservation = new GuessReservation(keys.Number(phoneNumber), DayOf(now));
        var reserved = await store.ReserveGuessAsync(reservation.Key, GuessLimits.Default, reservation.Day, cancellationToken)
            .ConfigureAwait(false);
        return reserved ? reservation : null;
    }

    /// <summary>Finds why no guess at a phone number's codes is taken now; <see langword="null"/> when one is.</summary>
    public async Task<LimitRefusal?> FindRefusalAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = await store.FindNumberAsync(keys.Number(phoneNumber), DayOf(now), cancellationToken).ConfigureAwait(false);
        return NumberRule.FindGuessRefusal(counts, GuessLimits.Default, now);
    }

    public async Task UnlockAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = keys.Number(phoneNumber);
        await store.UnlockAsync(key, DayOf(now), cancellationToken).ConfigureAwait(false);
        refusals.Remove(key);
    }

    private static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}

/// <summary>A guess that was taken from a budget.</summary>
internal sealed record GuessReservation(LimitKey Key, DateOnly Day);
