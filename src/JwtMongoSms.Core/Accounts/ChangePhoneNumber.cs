using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Messages;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Accounts;

/// <summary>Gives a user another number. The order is the defence: wherever the steps break off, no session stays that was not there before.</summary>
internal sealed class ChangePhoneNumber(
    CheckCode codes,
    IPhoneUserStore users,
    EndSessions sessions,
    MessageQueue queue,
    ChallengeEvents events,
    UserEvents userEvents,
    IOptions<LimitOptions> limits,
    TimeProvider timeProvider,
    ILogger<ChangePhoneNumber> logger)
{
    private const string Reason = "phone_changed";

    public async Task<SignInResult<User>> RunAsync(
        UserId userId, SessionId? current, string challengeId, string text, CancellationToken cancellationToken)
    {
        using var useCase = events.StartAttempt("jwtmongosms.change_phone");
        try
        {
            // Room for the notice first: otherwise an attacker moves a number without notice by filling the queue.
            using var place = queue.TryTakePlace();
            if (place is null)
                return Fail(useCase, SignInError.Busy);

            var code = await codes.RunAsync(challengeId, text, CodePurpose.ChangePhoneNumber, userId, cancellationToken).ConfigureAwait(false);
            if (!code.Succeeded)
            {
                useCase.Outcome = code.Error.Code;
                return SignInResult<User>.Failure(code);
            }

            var result = await ChangeAsync(userId, current, code.Value, place).ConfigureAwait(false);
            useCase.Outcome = result.Error?.Code ?? "success";
            return result;
        }
        catch (StoreException)
        {
            useCase.Outcome = SignInError.StoreUnavailable.Code;
            throw;
        }
    }

    private async Task<SignInResult<User>> ChangeAsync(UserId userId, SessionId? current, CheckedCode code, QueuePlace place)
    {
        try
        {
            return await ChangeAsync(userId, current, code.Challenge, place).ConfigureAwait(false);
        }
        finally
        {
            // It never fails, and it is over before the response, whatever that is.
            await code.GuessRelease.ConfigureAwait(false);
        }
    }

    // The code is used: nothing below is cancelled with the request.
    private async Task<SignInResult<User>> ChangeAsync(UserId userId, SessionId? current, CodeChallenge challenge, QueuePlace place)
    {
        if (await users.FindAsync(userId, CancellationToken.None).ConfigureAwait(false) is not { } user)
            return SignInResult<User>.Failure(SignInError.TokenInvalid);

        // Told only after the correct code: the holder of the number may know. The move below decides; this read spares the user's other sessions.
        var owner = await users.FindByPhoneNumberAsync(challenge.PhoneNumber, CancellationToken.None).ConfigureAwait(false);
        if (owner is not null && owner.Id != userId)
            return SignInResult<User>.Failure(SignInError.PhoneTaken);

        await EndOthersAsync(userId, current).ConfigureAwait(false);

        // The user has the number already, perhaps by a change that broke off after the move; ending the sessions has finished it.
        if (user.PhoneNumber.Equals(challenge.PhoneNumber))
            return SignInResult<User>.Success(user);

        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var move = await users
            .TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, challenge.PhoneNumber, now, CancellationToken.None).ConfigureAwait(false);
        if (move != PhoneNumberMove.Moved)
            return SignInResult<User>.Failure(move == PhoneNumberMove.Taken ? SignInError.PhoneTaken : SignInError.CodeExpired);

        userEvents.PhoneNumberChanged(user, challenge.PhoneNumber);
        Notify(user, challenge.Language, place);

        // The holder of the old number may have signed in since the sessions were revoked.
        try
        {
            await EndOthersAsync(user.Id, current).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.SessionsLeftOpen(logger, user.Id.Value, exception);
            throw;
        }

        return SignInResult<User>.Success(user with { PhoneNumber = challenge.PhoneNumber, PhoneNumberVerifiedAt = now });
    }

    private Task<int> EndOthersAsync(UserId userId, SessionId? current) => sessions.EndAllAsync(userId, current, Reason, tellsNone: false, CancellationToken.None);

    // The only way that a user hears of a thief's change. The rules of which numbers are texted hold for it too: it is paid for like any message.
    private void Notify(User user, Language? language, QueuePlace place)
    {
        if (limits.Value.FindError(user.PhoneNumber) is { } error)
            Log.NoticeLeftOut(logger, user.Id.Value, $"its old number may not be texted, {error.Code}");
        else if (!place.TryFill(new QueuedMessage.PhoneChanged(user.Id, user.PhoneNumber, language)))
            Log.NoticeLeftOut(logger, user.Id.Value, "the application is stopping");
    }

    private static SignInResult<User> Fail(UseCase useCase, SignInError error)
    {
        useCase.Outcome = error.Code;
        return SignInResult<User>.Failure(error);
    }
}
