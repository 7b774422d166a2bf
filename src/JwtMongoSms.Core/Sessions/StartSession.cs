using System.Security.Cryptography;
using JwtMongoSms.Keys;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Starts a session of a user.</summary>
internal sealed class StartSession(
    ISessionStore sessions,
    EndSessions endSessions,
    ServerKeys keys,
    RefreshTokenDeriver refreshTokens,
    SessionEvents events,
    IOptions<SignInSessionOptions> options,
    TimeProvider timeProvider)
{
    public async Task<StartedSession> RunAsync(UserId userId, string? device, TimeSpan idleLifetime, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var session = new Session
        {
            Id = SessionId.New(),
            UserId = userId,
            Salt = RandomNumberGenerator.GetBytes(RefreshTokenDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Refresh).Id,
            Device = DeviceText.Clean(device),
            CreatedAt = now,
            RotatedAt = now,
            IdleUntil = now + idleLifetime,
            EndsAt = now + options.Value.Lifetime,
        };
        await sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
        events.Started(session);
        var token = refreshTokens.Derive(session) ?? throw new InvalidOperationException("The current key derived no refresh token.");
        return new StartedSession(session, token);
    }

    /// <summary>Revokes a session that was just started and must not be used.</summary>
    public Task RevertAsync(Session session, CancellationToken cancellationToken)
        => endSessions.EndAsync(session.Id, session.UserId, "sign_out", cancellationToken);
}
