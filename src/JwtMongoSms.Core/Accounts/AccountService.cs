using JwtMongoSms.Accounts;
using JwtMongoSms.SignIn;

namespace JwtMongoSms;

/// <summary>
/// What people do with their own accounts: another number, and an end to it. Whether they signed in recently enough for that is for the caller to know.
/// </summary>
public sealed class AccountService
{
    private readonly CodeRequests requests;
    private readonly PhoneChange phoneChange;
    private readonly UserDeletion deletion;

    internal AccountService(CodeRequests requests, PhoneChange phoneChange, UserDeletion deletion)
    {
        this.requests = requests;
        this.phoneChange = phoneChange;
        this.deletion = deletion;
    }

    /// <summary>
    /// Sends a code to the number that a user wants to have. It says nothing about whether somebody has the number already, and resends and delivery are
    /// those of any challenge.
    /// </summary>
    /// <param name="userId">Who wants it. The code is good for this user alone.</param>
    /// <param name="phoneNumber">The new number.</param>
    /// <param name="channel">How the code goes.</param>
    /// <param name="culture">What the person reads, as a BCP 47 tag; <see langword="null"/> for <see cref="LoginOptions.Language"/>.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>A challenge; or <c>phone_invalid</c> for a kind of number that isn't texted, <c>phone_country_blocked</c>, or <c>busy</c>.</returns>
    /// <exception cref="StoreException">The store can't answer; nothing was sent.</exception>
    public Task<SendCodeResult> SendPhoneCodeAsync(
        UserId userId, PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
        => requests.SendAsync(CodePurpose.ChangePhoneNumber, userId, phoneNumber, channel, culture, cancellationToken);

    /// <summary>
    /// Checks a code and, when it is right, gives the user the number that it went to. All other sessions of the user end, and the old number is told. A user
    /// who has the number already keeps it, and nobody is told anything.
    /// </summary>
    /// <param name="userId">Who wants the number.</param>
    /// <param name="current">The session that goes on; <see langword="null"/> for none.</param>
    /// <param name="challengeId">The challenge that the code was sent for, as the client presents it.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="cancellationToken">Gives the check up; once the code is used, the change is finished all the same.</param>
    /// <returns>
    /// The user; or <c>code_malformed</c>, <c>code_incorrect</c> with the guesses left, <c>code_expired</c>, and after a right code <c>phone_taken</c>, or
    /// <c>token_invalid</c> when the user is gone; or <c>busy</c>, before the code is looked at.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer. Where the number has moved by then, the log says so, and the change can be made again.</exception>
    public Task<ChangePhoneResult> ChangePhoneAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken)
        => phoneChange.ChangeAsync(userId, current, challengeId, code, cancellationToken);

    /// <summary>Removes a user and ends all their sessions; <see cref="UserOptions.OnDeleted"/> is called after it.</summary>
    /// <returns><see langword="false"/> when there is no such user (any more).</returns>
    /// <exception cref="StoreException">The store can't answer; the user's sessions may have ended, and the user may be gone or not. Calling again does no harm.</exception>
    public Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken) => deletion.DeleteAsync(userId, cancellationToken);
}
