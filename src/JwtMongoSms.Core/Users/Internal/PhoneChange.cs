using JwtMongoSms.Delivery.Internal;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Login.Internal;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Users.Internal;

/// <summary>Gives a user another number. The order of the steps is the defence: wherever they break off, nobody else is left signed in that was not before.</summary>
internal sealed class PhoneChange(
    CodeCheck codes,
    ILoginUserStore users,
    SessionService sessions,
    DeliveryQueue queue,
    LoginMetrics metrics,
    AuthAudit audit,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider,
    ILogger<PhoneChange> logger)
{
    private const string Reason = "phone_changed";

    public Task<ChangePhoneResult> ChangeAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken) => metrics.VerifyingAsync(
            "jwtmongosms.change_phone", token => CheckAsync(userId, current, challengeId, code, token), result => result.Error, cancellationToken);

    private async Task<ChangePhoneResult> CheckAsync(
        UserId userId, SessionId? current, string challengeId, string text, CancellationToken cancellationToken)
    {
        // Room for the notice before anything happens: nobody moves a number unnoticed by filling the queue first.
        using var place = queue.TryTakePlace();
        if (place is null)
            return ChangePhoneResult.Failed(LoginError.Busy);

        var code = await codes.CheckAsync(challengeId, text, LoginPurpose.ChangePhone, userId, cancellationToken).ConfigureAwait(false);
        return code.IsUsed
            ? await ChangeAsync(userId, current, code.Challenge, place).ConfigureAwait(false)
            : ChangePhoneResult.Failed(code.Error, code.AttemptsLeft);
    }

    // The code is used: from here on nothing is given up.
    private async Task<ChangePhoneResult> ChangeAsync(UserId userId, SessionId? current, LoginChallenge challenge, QueuePlace place)
    {
        if (await users.FindAsync(userId, CancellationToken.None).ConfigureAwait(false) is not { } user)
            return ChangePhoneResult.Failed(LoginError.TokenInvalid);

        // Asked only after the right code: whoever holds the number may know. The command below decides; this spares the person's other sessions.
        var owner = await users.FindByPhoneNumberAsync(challenge.PhoneNumber, CancellationToken.None).ConfigureAwait(false);
        if (owner is not null && owner.Id != userId)
            return ChangePhoneResult.Failed(LoginError.PhoneTaken);

        await sessions.EndAllAsync(userId, current, Reason, CancellationToken.None).ConfigureAwait(false);

        // The number is theirs already. All the same the other sessions end: so a change that broke off after the move is finished by making it again.
        return user.PhoneNumber.Equals(challenge.PhoneNumber)
            ? ChangePhoneResult.Success(user)
            : await MoveAsync(user, current, challenge, place).ConfigureAwait(false);
    }

    private async Task<ChangePhoneResult> MoveAsync(User user, SessionId? current, LoginChallenge challenge, QueuePlace place)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var move = await users.TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, challenge.PhoneNumber, now, CancellationToken.None).ConfigureAwait(false);
        if (move != PhoneNumberMove.Moved)
            return ChangePhoneResult.Failed(move == PhoneNumberMove.Taken ? LoginError.PhoneTaken : LoginError.CodeExpired);

        audit.PhoneNumberChanged(user.Id, challenge.PhoneNumber, user.PhoneNumber);
        metrics.PhoneNumberChanged();
        Notify(user, challenge.Culture, place);
        await EndOthersAsync(user.Id, current).ConfigureAwait(false);
        return ChangePhoneResult.Success(user with { PhoneNumber = challenge.PhoneNumber, PhoneNumberVerifiedAt = now });
    }

    // Whoever holds the old number may have signed in with it since the sessions were ended.
    private async Task EndOthersAsync(UserId userId, SessionId? current)
    {
        try
        {
            await sessions.EndAllAsync(userId, current, Reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.SessionsLeftOpen(logger, userId.Value, exception);
            throw;
        }
    }

    // The one way that a person hears of a thief who has changed it. The rules of who is texted hold for it too: it is paid for like any message.
    private void Notify(User user, string? culture, QueuePlace place)
    {
        if (options.Value.Limits.FindError(user.PhoneNumber) is { } error)
            Log.NoticeLeftOut(logger, user.Id.Value, $"its old number may not be texted, {error.Code}");
        else if (!place.TryFill(new QueuedMessage.PhoneChanged(user.Id, user.PhoneNumber, culture)))
            Log.NoticeLeftOut(logger, user.Id.Value, "the application is stopping");
    }
}
