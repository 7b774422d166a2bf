using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Events;

/// <summary>Notes what happened, once for each event: in the log and to whoever reads <see cref="SignInEvents"/>.</summary>
internal sealed class SignInAudit(SignInEvents events, TimeProvider timeProvider, ILogger<SignInEvents> logger)
{
    public void CodeHandedOver(CodeChallenge challenge, SendResult result)
    {
        var (send, reference, phoneNumber) = (challenge.Sends, challenge.Hash.Value, challenge.PhoneNumber.ToString());
        if (result.Failure is not { } failure)
            Log.CodeSent(logger, send, reference, phoneNumber, result.ProviderId, result.Segments);
        else if (result.Outcome == SendOutcome.Refused)
            Log.SendRefused(logger, failure.LevelInLog, send, reference, phoneNumber, failure.Class, failure.Provider, failure.Code, failure.Detail);
        else
            Log.SendUnknown(logger, failure.LevelInLog, send, reference, phoneNumber, failure.Class, failure.Provider, failure.Code, failure.Detail);

        var kind = result.Failure is null ? SignInEventKind.CodeSent : SignInEventKind.CodeNotSent;
        var reason = result.Outcome switch { SendOutcome.Accepted => null, SendOutcome.Refused => "refused", _ => "unknown" };
        Publish(Of(kind, challenge) with { Reason = reason });
    }

    /// <param name="challenge">What the code was typed in for, as far as its id can be read.</param>
    /// <param name="error">What the client is told.</param>
    public void CodeRefused(ChallengeHash challenge, SignInError error)
    {
        Log.CodeRefused(logger, challenge.Value, error.Code);
        Publish(Of(SignInEventKind.CodeRefused) with { Challenge = challenge, Reason = error.Code });
    }

    /// <param name="phoneNumber">The number that the code was typed in for, without an id.</param>
    /// <param name="error">What the client is told.</param>
    public void CodeRefused(PhoneNumber phoneNumber, SignInError error)
    {
        var masked = phoneNumber.ToString();
        Log.CodeRefusedByNumber(logger, masked, error.Code);
        Publish(Of(SignInEventKind.CodeRefused) with { MaskedPhoneNumber = masked, Reason = error.Code });
    }

    public void CodeVerified(CodeChallenge challenge)
    {
        Log.CodeVerified(logger, challenge.Hash.Value, challenge.PhoneNumber.ToString());
        Publish(Of(SignInEventKind.CodeVerified, challenge));
    }

    public void SessionStarted(Session session)
    {
        Log.SessionStarted(logger, session.UserId.Value, session.Id.Value);
        Publish(Of(SignInEventKind.SessionStarted, session));
    }

    /// <param name="session">The session as it is now.</param>
    /// <param name="reason"><c>success</c>, or <c>repeated</c> for the same successor once more.</param>
    public void SessionRefreshed(Session session, string reason)
    {
        Log.SessionRefreshed(logger, session.UserId.Value, session.Id.Value, session.Generation, reason);
        Publish(Of(SignInEventKind.SessionRefreshed, session) with { Reason = reason });
    }

    public void SessionEnded(SessionId id, UserId userId, string reason)
    {
        Log.SessionEnded(logger, userId.Value, id.Value, reason);
        Publish(Of(SignInEventKind.SessionEnded) with { UserId = userId, SessionId = id, Reason = reason });
    }

    public void SessionsEnded(UserId userId, SessionId? except, int count, string reason)
    {
        Log.SessionsEnded(logger, userId.Value, count, except?.Value ?? "none", reason);
        Publish(Of(SignInEventKind.SessionEnded) with { UserId = userId, Reason = reason });
    }

    public void RefreshTokenReused(Session session)
    {
        Log.RefreshTokenReused(logger, session.UserId.Value, session.Id.Value);
        Publish(Of(SignInEventKind.RefreshTokenReused, session));
    }

    public void KeyRotated(string keyId, IEnumerable<string> keyIds)
    {
        Log.KeyRotated(logger, keyId, string.Join(", ", keyIds));
        Publish(Of(SignInEventKind.KeyRotated) with { KeyId = keyId });
    }

    public void PhoneNumberChanged(UserId userId, PhoneNumber phoneNumber, PhoneNumber previous)
    {
        Log.PhoneNumberChanged(logger, userId.Value, phoneNumber.ToString(), previous.ToString());
        Publish(Of(SignInEventKind.PhoneNumberChanged) with { UserId = userId, MaskedPhoneNumber = phoneNumber.ToString() });
    }

    public void UserCreated(User user)
    {
        Log.UserCreated(logger, user.Id.Value, user.PhoneNumber.ToString());
        Publish(Of(SignInEventKind.UserCreated) with { UserId = user.Id, MaskedPhoneNumber = user.PhoneNumber.ToString() });
    }

    public void UserDeleted(UserId userId)
    {
        Log.UserDeleted(logger, userId.Value);
        Publish(Of(SignInEventKind.UserDeleted) with { UserId = userId });
    }

    /// <param name="challenge">What was kept from being sent or looked at.</param>
    /// <param name="reason">The limit: <c>guesses</c>, <c>locked</c> or <c>resend_pause</c>.</param>
    public void LimitHit(CodeChallenge challenge, string reason)
    {
        Log.LimitHit(logger, challenge.PhoneNumber.ToString(), challenge.Hash.Value, reason);
        Publish(Of(SignInEventKind.LimitHit, challenge) with { Reason = reason });
    }

    private SignInEvent Of(SignInEventKind kind) => new() { Kind = kind, At = timeProvider.GetUtcNow() };

    private SignInEvent Of(SignInEventKind kind, CodeChallenge challenge)
        => Of(kind) with { Challenge = challenge.Hash, MaskedPhoneNumber = challenge.PhoneNumber.ToString() };

    private SignInEvent Of(SignInEventKind kind, Session session) => Of(kind) with { UserId = session.UserId, SessionId = session.Id };

    private void Publish(SignInEvent authEvent) => events.Publish(authEvent);
}
