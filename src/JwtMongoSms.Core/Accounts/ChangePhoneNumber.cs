using JwtMongoSms.Challenges;
using JwtMongoSms.Messages;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Accounts;

/// <summary>Changes a user's number. Sessions are revoked before and after it: a sign-in with the old number may come in between.</summary>
internal sealed class ChangePhoneNumber(
    CheckCode codes,
    IPhoneUserStore users,
    EndSessions sessions,
    MessageQueue queue,
    UserEvents events,
    IOptions<LimitOptions> limits,
    TimeProvider timeProvider,
    ILogger<ChangePhoneNumber> logger)
{
    private const string Reason = "phone_changed";

    public async Task<SignInResult<User>> RunAsync(
        UserId userId, SessionId? current, string challengeId, string text, CancellationToken cancellationToken)
    {
        // Room for the notice first: otherwise an attacker moves a number without notice by filling the queue.
        using var place = queue.TryTakePlace();
        if (place is null)
            return SignInResult<User>.Failure(SignInError.Busy);

        var code = await codes.RunAsync(challengeId, text, CodePurpose.ChangePhoneNumber, userId, cancellationToken).ConfigureAwait(false);
        return code.Succeeded
            ? await ChangeAsync(userId, current, code.Value, place).ConfigureAwait(false)
            : SignInResult<User>.Failure(code);
    }

    // The code is used: nothing below is cancelled with the request.
    private async Task<SignInResult<User>> ChangeAsync(UserId userId, SessionId? current, CheckedCode code, QueuePlace place)
    {
        await using var released = code.ConfigureAwait(false);
        var phoneNumber = code.Challenge.PhoneNumber;
        if (await users.FindAsync(userId, CancellationToken.None).ConfigureAwait(false) is not { } user)
            return SignInResult<User>.Failure(SignInError.TokenInvalid);

        // Told only to the holder of the number, after the correct code. The move decides; this read fails before sessions end.
        var owner = await users.FindByPhoneNumberAsync(phoneNumber, CancellationToken.None).ConfigureAwait(false);
        if (owner is not null && owner.Id != userId)
            return SignInResult<User>.Failure(SignInError.PhoneTaken);

        await EndOthersAsync(userId, current).ConfigureAwait(false);

        // The user has the number already, perhaps by a change that broke off after the move; ending the sessions has finished it.
        if (user.PhoneNumber.Equals(phoneNumber))
            return SignInResult<User>.Success(user);

        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var move = await users
            .TryMovePhoneNumberAsync(user.Id, user.PhoneNumber, phoneNumber, now, CancellationToken.None).ConfigureAwait(false);
        if (move != PhoneNumberMove.Moved)
            return SignInResult<User>.Failure(move == PhoneNumberMove.Taken ? SignInError.PhoneTaken : SignInError.CodeExpired);

        events.PhoneNumberChanged(user, phoneNumber);
        Notify(user, code.Challenge.Language, place);

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

        return SignInResult<User>.Success(user with { PhoneNumber = phoneNumber, PhoneNumberVerifiedAt = now });
    }

    private Task<int> EndOthersAsync(UserId userId, SessionId? current)
        => sessions.EndAllAsync(userId, current, Reason, tellsWithoutSessions: false, CancellationToken.None);

    // Without it the user would not learn of an attacker's change. The limits on countries and kinds apply: it costs like any message.
    private void Notify(User user, Language? language, QueuePlace place)
    {
        if (limits.Value.FindError(user.PhoneNumber) is { } error)
            Log.NoticeLeftOut(logger, user.Id.Value, $"its old number may not be texted, {error.Code}");
        else if (!place.TryFill(new QueuedMessage.PhoneChanged(user.Id, user.PhoneNumber, language)))
            Log.NoticeLeftOut(logger, user.Id.Value, "the application is stopping");
    }
}
