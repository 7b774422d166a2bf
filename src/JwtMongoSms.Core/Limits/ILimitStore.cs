namespace JwtMongoSms;

/// <summary>
/// Keeps guess budgets. Each verb is one atomic command; every one throws <see cref="StoreException"/> when the store can't answer: limits
/// fail closed. A budget may be removed once its day is over and it has no failure in a row, and
/// <see cref="GuessLimits.KeptAfterFailure"/> after its last failure unless it is locked.
/// </summary>
public interface ILimitStore
{
    /// <summary>Takes one guess from a phone number's budget, before the code is compared.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="limits">The bounds of the budget.</param>
    /// <param name="day">The day that the guess counts for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="false"/> when the budget is spent; nothing was taken.</returns>
    Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Gives a guess back after a right code, and sets the failures in a row to zero.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="day">The day that the guess was reserved for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Reads what is used of a phone number's budget, for a send: a code that can't be checked is not sent.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="day">The day whose guesses are counted, as <see cref="ReserveGuessAsync"/> would count one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts; both are zero for a phone number that has no record.</returns>
    Task<GuessCounts> FindBudgetAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Sets the failures in a row to zero. The day's count stays.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="day">Today.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);
}
