namespace JwtMongoSms;

/// <summary>
/// Keeps challenges. Each verb is one atomic command with its conditions in the filter, and durable before it returns.
/// Every verb throws <see cref="StoreException"/> when the store can't answer. All moments are whole milliseconds.
/// </summary>
public interface IChallengeStore
{
    /// <summary>Stores a new challenge. Storing the same challenge again changes nothing.</summary>
    Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken);

    /// <summary>Reads a challenge, also one that is used, closed or expired.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<CodeChallenge?> FindAsync(ChallengeHash hash, CancellationToken cancellationToken);

    /// <summary>
    /// Counts one attempt at a challenge that is unused, not expired, of this purpose and this user, and has fewer than
    /// <paramref name="attemptLimit"/> attempts. Closed and suppressed challenges count too.
    /// </summary>
    /// <param name="hash">The challenge.</param>
    /// <param name="purpose">What the code is to be used for.</param>
    /// <param name="userId">The user that the challenge names; <see langword="null"/> where it names none.</param>
    /// <param name="attemptLimit">How many attempts a challenge has.</param>
    /// <param name="now">The time of the attempt.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The challenge with the attempt counted; <see langword="null"/> when no attempt is left, and none was counted.</returns>
    Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash hash,
        CodePurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken);

    /// <summary>
    /// Counts one attempt at a phone number's newest challenge that was started by number (<see cref="CodeChallenge.StartedByNumber"/>),
    /// is unused, not expired, of this purpose, and has fewer than <paramref name="attemptLimit"/> attempts. Suppressed ones come after
    /// those that were sent. It never finds challenges whose requester holds an id.
    /// </summary>
    /// <returns>The challenge with the attempt counted; <see langword="null"/> when there is none, and nothing was counted.</returns>
    Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Uses a challenge that is unused, not closed, not suppressed and not expired. Of parallel calls exactly one wins.</summary>
    /// <returns>Whether this nonce has won, now or by an earlier call.</returns>
    Task<bool> TryConsumeAsync(ChallengeHash hash, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Counts one more send of a challenge that is unused, not expired, has attempts and resends left, and whose pause is over. A closed
    /// challenge needs no pause where the rules say so, and is open again.
    /// </summary>
    /// <returns>The challenge with the send counted; <see langword="null"/> when it may not be sent now.</returns>
    Task<CodeChallenge?> TryResendAsync(
        ChallengeHash hash, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Records that a send was refused, and closes the challenge once all its sends were: its code was never sent, so a match is a guess.
    /// Recording the same refusal again changes nothing. Accepted and unknown sends are not recorded.
    /// </summary>
    /// <param name="hash">The challenge.</param>
    /// <param name="send">Which of its sends; the first is 1.</param>
    /// <param name="now">The time of the refusal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RefuseAsync(ChallengeHash hash, int send, DateTimeOffset now, CancellationToken cancellationToken);
}
