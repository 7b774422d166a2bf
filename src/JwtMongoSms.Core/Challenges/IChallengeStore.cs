namespace JwtMongoSms;

/// <summary>
/// Keeps challenges. Each verb is one atomic command with its conditions in the filter, durable before it answers;
/// every one throws <see cref="StoreException"/> when the store can't answer.
/// </summary>
public interface IChallengeStore
{
    /// <summary>Stores a new challenge. Storing one's own challenge again changes nothing.</summary>
    Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken);

    /// <summary>Reads a challenge, whatever has become of it.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<CodeChallenge?> FindAsync(ChallengeHash reference, CancellationToken cancellationToken);

    /// <summary>Counts one guess at a challenge that is unused, not expired, of this purpose and this user, and has fewer than <paramref name="attemptLimit"/> guesses.</summary>
    /// <param name="reference">The challenge.</param>
    /// <param name="purpose">What the code is to be used for.</param>
    /// <param name="userId">Who wants to use it: the very user that the challenge names, or nobody where it names none.</param>
    /// <param name="attemptLimit">How many guesses a challenge has.</param>
    /// <param name="now">The time of the guess.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The challenge with the guess counted; <see langword="null"/> when no guess is left to be had, and nothing was counted.</returns>
    Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash reference, CodePurpose purpose, UserId? userId, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Counts one guess at a number's newest challenge that was started by number (<see cref="CodeChallenge.StartedByNumber"/>), is unused, not expired, of this purpose, and
    /// has fewer than <paramref name="attemptLimit"/> guesses. Challenges whose requester holds an id are never found.
    /// </summary>
    /// <returns>The challenge with the guess counted; <see langword="null"/> when there is none, and nothing was counted.</returns>
    Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Uses a challenge that is unused, open, not suppressed and not expired. Of any number of parallel calls exactly one wins.</summary>
    /// <returns>Whether this nonce has won, now or by an earlier call.</returns>
    Task<bool> TryConsumeAsync(ChallengeHash reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Counts one more send of a challenge that is unused, not expired, has guesses left, and whose pause is over or whose last send was refused.</summary>
    /// <returns>The challenge with the send counted and opened again; <see langword="null"/> when it may not be sent now.</returns>
    Task<CodeChallenge?> TryResendAsync(
        ChallengeHash reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes that the provider took a send, or may have. Somebody may hold the code then, so a challenge that a later send has closed is open again.</summary>
    Task AcceptAsync(ChallengeHash reference, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Closes a challenge whose send was refused, when that is its last send and none was ever accepted: nobody holds its code.</summary>
    Task CloseAsync(ChallengeHash reference, int send, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes how far the challenge's last send has come; a report that is behind what is known changes nothing.</summary>
    /// <returns>Whether the report was news.</returns>
    Task<bool> ReportDeliveryAsync(ChallengeHash reference, int send, DeliveryReport report, CancellationToken cancellationToken);
}
