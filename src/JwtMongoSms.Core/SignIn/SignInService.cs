using JwtMongoSms.Limits;
using JwtMongoSms.SignIn;

namespace JwtMongoSms;

/// <summary>The two use cases of signing in: a code is sent, and a code is typed in. The routes are thin faces over it.</summary>
public sealed class SignInService
{
    private readonly CodeRequests requests;
    private readonly CodeVerification verification;
    private readonly GuessBudget guesses;

    internal SignInService(CodeRequests requests, CodeVerification verification, GuessBudget guesses)
    {
        this.requests = requests;
        this.verification = verification;
        this.guesses = guesses;
    }

    /// <summary>Asks for a code. It returns before the provider is asked, and says nothing about who is known.</summary>
    /// <param name="phoneNumber">Where the code goes.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>A challenge; or <c>phone_invalid</c> for a kind of number that isn't texted, <c>phone_country_blocked</c>, or <c>busy</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    public Task<SendCodeResult> SendCodeAsync(PhoneNumber phoneNumber, DeliveryChannel channel, CancellationToken cancellationToken)
        => SendCodeAsync(phoneNumber, channel, culture: null, cancellationToken);

    /// <summary>Asks for a code, in the person's language. It returns before the provider is asked, and says nothing about who is known.</summary>
    /// <param name="phoneNumber">Where the code goes.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="culture">
    /// What the person reads, as a BCP 47 tag such as <c>fr</c> or <c>fr-CA</c>. <see langword="null"/>, and whatever isn't <c>en</c>, <c>es</c>,
    /// <c>fr</c> or <c>ar</c>, is <see cref="LoginOptions.Language"/>. Resends keep it.
    /// </param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>A challenge; or <c>phone_invalid</c> for a kind of number that isn't texted, <c>phone_country_blocked</c>, or <c>busy</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    public Task<SendCodeResult> SendCodeAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
        => requests.SendAsync(CodePurpose.SignIn, userId: null, phoneNumber, channel, culture, cancellationToken);

    /// <summary>Asks for the same code again, at the number it first went to.</summary>
    /// <param name="challengeId">The challenge.</param>
    /// <param name="channel">How it goes this time.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The challenge; or <c>send_cooldown</c> with the wait, <c>code_expired</c>, or <c>busy</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    public Task<SendCodeResult> SendCodeAsync(ChallengeId challengeId, DeliveryChannel channel, CancellationToken cancellationToken)
        => requests.ResendAsync(challengeId, channel, cancellationToken);

    /// <summary>
    /// Asks for a code that its number alone finds again, for clients that keep no challenge id: those of the npm package jwt-mongo-sms. Whoever knows the number can guess at it,
    /// and there is no resend; prefer <see cref="SendCodeAsync(PhoneNumber, DeliveryChannel, string?, CancellationToken)"/>.
    /// </summary>
    /// <param name="phoneNumber">Where the code goes.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="culture">What the person reads, as a BCP 47 tag.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>A challenge, whose id the client has no use for; or <c>phone_invalid</c>, <c>phone_country_blocked</c>, or <c>busy</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    public Task<SendCodeResult> SendCodeByNumberAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
        => requests.SendByNumberAsync(phoneNumber, channel, culture, cancellationToken);

    /// <summary>Tells how a challenge stands.</summary>
    /// <returns><see langword="null"/> when it can no longer be used: unknown, expired, used, or out of guesses.</returns>
    /// <exception cref="StoreException">The store can't answer.</exception>
    public Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken)
        => requests.GetStatusAsync(challengeId, cancellationToken);

    /// <summary>Checks a code and, when it is right, signs its number's user in. A code works once.</summary>
    /// <param name="challengeId">The challenge that the code was sent for, as the client presents it.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="cancellationToken">Gives the check up; once the code is used, the sign-in is finished all the same.</param>
    /// <returns>The user and a session; or <c>code_malformed</c>, <c>code_incorrect</c> with the guesses left, or <c>code_expired</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nobody is signed in.</exception>
    public Task<VerifyCodeResult> VerifyCodeAsync(string challengeId, string code, CancellationToken cancellationToken)
        => VerifyCodeAsync(challengeId, code, device: null, cancellationToken);

    /// <summary>Checks a code and, when it is right, signs its number's user in. A code works once.</summary>
    /// <param name="challengeId">The challenge that the code was sent for, as the client presents it.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="device">What the person will know the session's device by, such as "Firefox on Windows"; at most 64 characters of it are kept.</param>
    /// <param name="cancellationToken">Gives the check up; once the code is used, the sign-in is finished all the same.</param>
    /// <returns>The user and a session; or <c>code_malformed</c>, <c>code_incorrect</c> with the guesses left, or <c>code_expired</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nobody is signed in.</exception>
    public Task<VerifyCodeResult> VerifyCodeAsync(string challengeId, string code, string? device, CancellationToken cancellationToken)
        => verification.VerifyAsync(challengeId, code, device, cancellationToken);

    /// <summary>
    /// Checks a code without a challenge id and, when it is right, signs its number's user in. It finds only what
    /// <see cref="SendCodeByNumberAsync"/> has sent, the newest of it, and counts guesses like every other way.
    /// </summary>
    /// <param name="phoneNumber">The number that the code was sent to.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="device">What the person will know the session's device by, such as "Firefox on Windows"; at most 64 characters of it are kept.</param>
    /// <param name="cancellationToken">Gives the check up; once the code is used, the sign-in is finished all the same.</param>
    /// <returns>
    /// The user and a session that is not over before <see cref="LegacyOptions.TokenLifetime"/>; or <c>code_malformed</c>, <c>code_incorrect</c> with the guesses left, or
    /// <c>code_expired</c>.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; nobody is signed in.</exception>
    public Task<VerifyCodeResult> VerifyCodeByNumberAsync(PhoneNumber phoneNumber, string code, string? device, CancellationToken cancellationToken)
        => verification.VerifyByNumberAsync(phoneNumber, code, device, cancellationToken);

    /// <summary>Releases a number that was locked by 100 wrong codes in a row. For the person who has looked into it; the day's budget stays.</summary>
    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => guesses.UnlockAsync(phoneNumber, cancellationToken);
}
