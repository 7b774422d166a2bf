namespace JwtMongoSms;

/// <summary>Changes the number of a user, and deletes users. The caller decides whether the sign-in is recent enough.</summary>
public interface IAccountService
{
    /// <summary>
    /// Sends a code to the number that a user wants to have. It reveals nothing about whether another user has the number. Resends and
    /// delivery state are those of any challenge.
    /// </summary>
    /// <param name="userId">The user; the code is valid for this user alone.</param>
    /// <param name="phoneNumber">The new number.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="client">Who asks for it, for the limits of addresses.</param>
    /// <param name="language">The language of the message and its resends; by default <see cref="JwtMongoSmsOptions.Language"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// A challenge; or <c>phone_invalid</c> (also for landlines and such), <c>phone_country_blocked</c>, <c>send_limit</c> (also after too
    /// many codes for one user in a day), <c>send_cooldown</c> or <c>too_many_attempts</c> with the wait, <c>number_locked</c>, or
    /// <c>busy</c>.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    Task<SignInResult<SentCode>> SendPhoneNumberCodeAsync(
        UserId userId,
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks a code and, when it is correct, gives the user the number that it went to. All other sessions of the user are revoked, and
    /// the old number gets a notice. A user who has the number already keeps it, without a notice.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="current">The session that stays; <see langword="null"/> for none.</param>
    /// <param name="challengeId">The challenge that the code was sent for, as the client presents it.</param>
    /// <param name="code">The code, as the client presents it.</param>
    /// <param name="cancellationToken">Cancels the check; once the code is used, the change is finished all the same.</param>
    /// <returns>
    /// The user; or <c>code_malformed</c>, <c>code_incorrect</c> with the attempts left, <c>code_expired</c>, <c>too_many_attempts</c> with
    /// the wait, <c>number_locked</c>, and after a correct code <c>phone_taken</c>, or <c>token_invalid</c> when the user is gone;
    /// or <c>busy</c>, before the code is checked.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer. The number may have changed; changing to it again completes it.</exception>
    Task<SignInResult<User>> ChangePhoneNumberAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken = default);

    /// <summary>Deletes a user and revokes all their sessions; <see cref="UserOptions.OnDeleted"/> is called after it.</summary>
    /// <returns><see langword="false"/> when there is no such user.</returns>
    /// <exception cref="StoreException">
    /// The store can't answer; the sessions may be revoked, and the user may be deleted or not. Calling again does no harm.
    /// </exception>
    Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken = default);
}
