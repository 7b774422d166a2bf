namespace JwtMongoSms;

/// <summary>Keeps counters. Each verb is one atomic command; every one throws <see cref="StoreException"/> when the store can't answer: limits fail closed.</summary>
public interface ILimitStore
{
    /// <summary>Takes one guess from a number's budget, before the guess is looked at.</summary>
    /// <param name="key">The number's counter.</param>
    /// <param name="limits">The bounds that the counter stays within.</param>
    /// <param name="day">The day that the guess counts for.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns><see langword="false"/> when the budget is spent; nothing was taken.</returns>
    Task<bool> TryReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Gives a guess back, and forgets the failures in a row: the code was right.</summary>
    /// <param name="key">The number's counter.</param>
    /// <param name="day">The day that the guess was reserved for.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Whether a number has failed so often in a row that it is locked.</summary>
    Task<bool> IsLockedAsync(LimitKey key, GuessLimits limits, CancellationToken cancellationToken);

    /// <summary>Forgets the failures in a row. The day's count stays.</summary>
    Task UnlockAsync(LimitKey key, CancellationToken cancellationToken);
}
