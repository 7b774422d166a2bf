using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Diagnostics.Internal;

/// <summary>Notes what happened, once for each event: in the log and to whoever reads <see cref="AuthEvents"/>.</summary>
internal sealed class AuthAudit(AuthEvents events, TimeProvider timeProvider, ILogger<AuthEvents> logger)
{
    public void CodeHandedOver(LoginChallenge challenge, SendResult result)
    {
        var (send, reference, phoneNumber) = (challenge.Sends, challenge.Reference.Value, challenge.PhoneNumber.ToString());
        if (result.Failure is not { } failure)
            Log.CodeSent(logger, send, reference, phoneNumber, result.ProviderId, result.Segments);
        else if (result.Outcome == SendOutcome.Refused)
            Log.SendRefused(logger, failure.LevelInLog, send, reference, phoneNumber, failure.Class, failure.Provider, failure.Code, failure.Detail);
        else
            Log.SendUnknown(logger, failure.LevelInLog, send, reference, phoneNumber, failure.Class, failure.Provider, failure.Code, failure.Detail);

        var kind = result.Failure is null ? AuthEventKind.CodeSent : AuthEventKind.CodeNotSent;
        var reason = result.Outcome switch { SendOutcome.Accepted => null, SendOutcome.Refused => "refused", _ => "unknown" };
        Publish(Of(kind, challenge) with { Reason = reason });
    }

    /// <param name="challenge">What the code was typed in for, as far as its id can be read.</param>
    /// <param name="error">What the client is told.</param>
    public void CodeRefused(ChallengeReference challenge, LoginError error)
    {
        Log.CodeRefused(logger, challenge.Value, error.Code);
        Publish(Of(AuthEventKind.CodeRefused) with { Challenge = challenge, Reason = error.Code });
    }

    /// <param name="phoneNumber">The number that the code was typed in for, without an id.</param>
    /// <param name="error">What the client is told.</param>
    public void CodeRefused(PhoneNumber phoneNumber, LoginError error)
    {
        var masked = phoneNumber.ToString();
        Log.CodeRefusedByNumber(logger, masked, error.Code);
        Publish(Of(AuthEventKind.CodeRefused) with { MaskedPhoneNumber = masked, Reason = error.Code });
    }

    public void CodeVerified(LoginChallenge challenge)
    {
        Log.CodeVerified(logger, challenge.Reference.Value, challenge.PhoneNumber.ToString());
        Publish(Of(AuthEventKind.CodeVerified, challenge));
    }

    public void SessionStarted(Session session)
    {
        Log.SessionStarted(logger, session.UserId.Value, session.Id.Value);
        Publish(Of(AuthEventKind.SessionStarted, session));
    }

    /// <param name="session">The session as it is now.</param>
    /// <param name="reason"><c>success</c>, or <c>repeated</c> for the same successor once more.</param>
    public void SessionRefreshed(Session session, string reason)
    {
        Log.SessionRefreshed(logger, session.UserId.Value, session.Id.Value, session.Generation, reason);
        Publish(Of(AuthEventKind.SessionRefreshed, session) with { Reason = reason });
    }

    public void SessionEnded(SessionId id, UserId userId, string reason)
    {
        Log.SessionEnded(logger, userId.Value, id.Value, reason);
        Publish(Of(AuthEventKind.SessionEnded) with { UserId = userId, SessionId = id, Reason = reason });
    }

    public void SessionsEnded(UserId userId, SessionId? except, int count, string reason)
    {
        Log.SessionsEnded(logger, userId.Value, count, except?.Value ?? "none", reason);
        Publish(Of(AuthEventKind.SessionEnded) with { UserId = userId, Reason = reason });
    }

    public void RefreshTokenReused(Session session)
    {
        Log.RefreshTokenReused(logger, session.UserId.Value, session.Id.Value);
        Publish(Of(AuthEventKind.RefreshTokenReused, session));
    }

    public void KeyRotated(string keyId, IEnumerable<string> keyIds)
    {
        Log.KeyRotated(logger, keyId, string.Join(", ", keyIds));
        Publish(Of(AuthEventKind.KeyRotated) with { KeyId = keyId });
    }

    public void PhoneNumberChanged(UserId userId, PhoneNumber phoneNumber, PhoneNumber previous)
    {
        Log.PhoneNumberChanged(logger, userId.Value, phoneNumber.ToString(), previous.ToString());
        Publish(Of(AuthEventKind.PhoneNumberChanged) with { UserId = userId, MaskedPhoneNumber = phoneNumber.ToString() });
    }

    public void UserCreated(User user)
    {
        Log.UserCreated(logger, user.Id.Value, user.PhoneNumber.ToString());
        Publish(Of(AuthEventKind.UserCreated) with { UserId = user.Id, MaskedPhoneNumber = user.PhoneNumber.ToString() });
    }

    public void UserDeleted(UserId userId)
    {
        Log.UserDeleted(logger, userId.Value);
        Publish(Of(AuthEventKind.UserDeleted) with { UserId = userId });
    }

    /// <param name="challenge">What was kept from being sent or looked at.</param>
    /// <param name="reason">The limit: <c>guesses</c>, <c>locked</c> or <c>resend_pause</c>.</param>
    public void LimitHit(LoginChallenge challenge, string reason)
    {
        Log.LimitHit(logger, challenge.PhoneNumber.ToString(), challenge.Reference.Value, reason);
        Publish(Of(AuthEventKind.LimitHit, challenge) with { Reason = reason });
    }

    private AuthEvent Of(AuthEventKind kind) => new() { Kind = kind, At = timeProvider.GetUtcNow() };

    private AuthEvent Of(AuthEventKind kind, LoginChallenge challenge)
        => Of(kind) with { Challenge = challenge.Reference, MaskedPhoneNumber = challenge.PhoneNumber.ToString() };

    private AuthEvent Of(AuthEventKind kind, Session session) => Of(kind) with { UserId = session.UserId, SessionId = session.Id };

    private void Publish(AuthEvent authEvent) => events.Publish(authEvent);
}
