namespace JwtMongoSms;

/// <summary>
/// Keeps what limits count: the guesses and sends of each phone number, and windows. Each verb is one atomic command for each key, and
/// throws <see cref="StoreException"/> when the store can't answer: limits fail closed. All moments are whole milliseconds.
/// </summary>
/// <remarks>
/// A phone number's record may be removed once its day is over, no send is younger than <see cref="SendPace.KeptAfterSend"/> and it has no
/// failure in a row, and <see cref="GuessLimits.KeptAfterFailure"/> after its last failure unless it is locked. A window may be removed at
/// <see cref="LimitWindow.PurgeAt"/>. A sum beyond 64 bits is refused, or kept at the largest number; it never wraps.
/// </remarks>
public interface ILimitStore
{
    /// <summary>Takes one guess from a phone number's budget, before the code is compared.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="limits">The bounds of the budget.</param>
    /// <param name="day">The day that the guess counts for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="false"/> when the budget is spent; nothing was taken.</returns>
    Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Counts one failure in a row for a guess from a device that signed in with the number before. It takes nothing from the number's
    /// day: the device has guesses of its own. A right code sets the failures back with <see cref="UnlockAsync"/>.
    /// </summary>
    /// <param name="key">The phone number's record.</param>
    /// <param name="inARow">The failures in a row that such a device may not pass.</param>
    /// <param name="day">The day of the guess.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="false"/> when that many are reached; nothing was counted.</returns>
    Task<bool> ReserveDeviceGuessAsync(LimitKey key, int inARow, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Gives a guess back after a right code, and sets the failures in a row to zero.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="day">The day that the guess was reserved for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a send to a phone number that has guesses left, whose pause is over, and that has sends left in the last hour and the last 24
    /// hours: a code that can't be checked is not sent.
    /// </summary>
    /// <param name="key">The phone number's record, the one that <see cref="ReserveGuessAsync"/> counts in.</param>
    /// <param name="pace">The bounds of sends.</param>
    /// <param name="limits">The bounds of guesses.</param>
    /// <param name="isCall">Whether it is a voice call, which <see cref="SendPace.CallsPerHour"/> bounds too.</param>
    /// <param name="now">The time of the send; no other send to the number has it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts with this send; <see langword="null"/> when one of the bounds is reached, and nothing was counted.</returns>
    Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, GuessLimits limits, bool isCall, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a send back that was counted and not made. Giving the same one back again changes nothing.</summary>
    /// <param name="key">The phone number's record.</param>
    /// <param name="at">The time that the send was counted with.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Reads a phone number's record: why a send or a guess is refused, and for how long.</summary>
    /// <param name="key">The phone number's record.</param>
    /// <param name="day">The day whose guesses are counted, as <see cref="ReserveGuessAsync"/> would count one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts; all are zero for a phone number that has no record.</returns>
    Task<NumberCounts> FindNumberAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Adds to windows, creating those that are missing: one atomic command for each key, all at once.</summary>
    /// <param name="changes">What to add; no two changes name the same window.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts of each window after its change, in the order of the changes.</returns>
    Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken);

    /// <summary>Corrects windows: gives sends back, or counts them as converted. A window that is missing stays missing.</summary>
    /// <param name="changes">What to add; no two changes name the same window.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task CorrectWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken);

    /// <summary>Reads windows and the ones before them.</summary>
    /// <returns>The counts of each window, in the order asked for; zero for those that are missing.</returns>
    Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken);

    /// <summary>Sets the failures in a row to zero. The day's count stays.</summary>
    /// <param name="key">The phone number's budget.</param>
    /// <param name="day">Today.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken);
}
