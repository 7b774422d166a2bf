namespace JwtMongoSms;

/// <summary>Sends codes, and signs users in who submit them.</summary>
public interface ISignInService
{
    /// <summary>Sends a code. It returns before the provider is asked, and tells nothing about which numbers are known.</summary>
    /// <param name="phoneNumber">The number that the code goes to.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="client">Who asks for it, for the limits of addresses.</param>
    /// <param name="language">The language of the message and its resends; by default <see cref="JwtMongoSmsOptions.Language"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// A challenge; or <c>phone_invalid</c> (landlines too, by default), <c>phone_country_blocked</c>, <c>send_limit</c>,
    /// <c>send_cooldown</c> or <c>too_many_attempts</c> with the wait, <c>number_locked</c>, or <c>busy</c>. What a limit suppresses is a
    /// challenge like any other.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    Task<SignInResult<SentCode>> SendCodeAsync(
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends the same code again, to the number it first went to.</summary>
    /// <param name="challengeId">The challenge.</param>
    /// <param name="channel">The channel of this send.</param>
    /// <param name="client">Who asks for it, for the limits of addresses.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>
    /// The challenge; or <c>send_limit</c>, <c>send_cooldown</c> or <c>too_many_attempts</c> with the wait, <c>number_locked</c>,
    /// <c>code_expired</c>, or <c>busy</c>.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    Task<SignInResult<SentCode>> ResendCodeAsync(
        ChallengeId challengeId, DeliveryChannel channel, SignInClient client, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a code that is checked by its number alone, for clients of the npm package jwt-mongo-sms, which keep no challenge id. Any
    /// client that knows the number can guess at it, and there is no resend; prefer <see cref="SendCodeAsync"/>.
    /// </summary>
    /// <returns>As <see cref="SendCodeAsync"/>; the client does not need the challenge's id.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    Task<SignInResult<SentCode>> SendCodeByNumberAsync(
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the delivery state of a challenge.</summary>
    /// <returns><see langword="null"/> when it can no longer be used: unknown, expired, used, or out of attempts.</returns>
    /// <exception cref="StoreException">The store can't answer.</exception>
    Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken = default);

    /// <summary>Checks a code and, when it is correct, signs its number's user in. A code works once.</summary>
    /// <param name="challengeId">The challenge that the code was sent for, as the client presents it.</param>
    /// <param name="code">The code, as the client presents it.</param>
    /// <param name="client">Who submits it: the session keeps the name of its device.</param>
    /// <param name="cancellationToken">Cancels the check; once the code is used, the sign-in is finished all the same.</param>
    /// <returns>
    /// The user and a session; or <c>code_malformed</c>, <c>code_incorrect</c> with the attempts left, <c>code_expired</c>,
    /// <c>too_many_attempts</c> with the wait, <c>number_locked</c>, or the error of an <see cref="ISignInCheck"/>.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; the user is not signed in.</exception>
    Task<SignInResult<SignedIn>> VerifyCodeAsync(
        string challengeId, string code, SignInClient client, CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks a code without a challenge id and, when it is correct, signs its number's user in. It finds only the newest challenge of
    /// <see cref="SendCodeByNumberAsync"/>, and counts attempts as <see cref="VerifyCodeAsync"/> does.
    /// </summary>
    /// <returns>As <see cref="VerifyCodeAsync"/>, with a session that lives at least <see cref="LegacyOptions.TokenLifetime"/>.</returns>
    /// <exception cref="StoreException">The store can't answer; the user is not signed in.</exception>
    Task<SignInResult<SignedIn>> VerifyCodeByNumberAsync(
        PhoneNumber phoneNumber, string code, SignInClient client, CancellationToken cancellationToken = default);

    /// <summary>Unlocks a number that was locked by 100 wrong codes in a row. For an administrator; the day's budget stays.</summary>
    /// <exception cref="StoreException">The store can't answer; the number may be unlocked or not.</exception>
    Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken = default);
}
