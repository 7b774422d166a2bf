using System.Security.Claims;
using JwtMongoSms.Settings;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Replaces a refresh token by its successor.</summary>
internal sealed class RefreshSession(
    ISessionStore sessions,
    IPhoneUserStore users,
    SignInGate gate,
    RefreshTokenDeriver tokens,
    SessionCache cache,
    SessionEvents events,
    IOptions<SignInSessionOptions> options,
    TimeProvider timeProvider)
{
    // A client that lost the response may repeat its request for this long. Later, reuse means that the token was copied.
    private static readonly TimeSpan RepeatedFor = TimeSpan.FromSeconds(30);

    public async Task<SignInResult<SignedIn>> RunAsync(string text, CancellationToken cancellationToken)
    {
        if (!tokens.TryRead(text, out var token))
            return Refuse();

        // The application's part comes first: when it fails, the client keeps a token that still works.
        var read = cache.BeginRead();
        User? user = null;
        IReadOnlyList<Claim> claims = [];
        if (gate.IsUsed)
        {
            user = await FindUserAsync(token, cancellationToken).ConfigureAwait(false);
            if (user is null)
                return Refuse();

            var attempt = new SignInAttempt(user, IsNew: false, PreviousSignInAt: null, IsRefresh: true);
            if (await gate.FindErrorAsync(attempt, cancellationToken).ConfigureAwait(false) is { } error)
            {
                events.RefreshRefused("denied");
                return SignInResult<SignedIn>.Failure(error);
            }

            claims = await gate.GetClaimsAsync(user, cancellationToken).ConfigureAwait(false);
        }

        // One command for a current token; any other costs a second one.
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var outcome = "success";
        var session = await sessions
            .TryRotateAsync(token.Id, token.Generation, now + options.Value.IdleLifetime, now, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            outcome = "repeated";
            session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
            if (session is null || !session.IsLive(now) || token.Generation == session.Generation || !tokens.IsGenuine(token, session))
                return Refuse();

            if (token.Generation != session.Generation - 1 || now > session.RotatedAt + RepeatedFor)
                return await EndAsync(session, now).ConfigureAwait(false);
        }

        // A deleted user gets no new token.
        user ??= await users.FindAsync(session.UserId, cancellationToken).ConfigureAwait(false);
        if (user is null || !tokens.IsGenuine(token, session) || tokens.Derive(session) is not { } next)
            return Refuse();

        // Session and user were read just now, so the next request need not read them.
        cache.Add(session.Id, session.UserId, read);
        events.Refreshed(session, outcome);
        return SignInResult<SignedIn>.Success(new SignedIn(user, new StartedSession(session, next), claims));
    }

    private async Task<User?> FindUserAsync(PresentedRefreshToken token, CancellationToken cancellationToken)
    {
        var session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
        return session is not null && tokens.IsGenuine(token, session) && session.IsLive(timeProvider.GetUtcNow())
            ? await users.FindAsync(session.UserId, cancellationToken).ConfigureAwait(false)
            : null;
    }

    // RFC 9700 4.14.2: reuse of a replaced token means a copy, and its holders can't be told apart. Not cancelled with the request.
    private async Task<SignInResult<SignedIn>> EndAsync(Session session, DateTimeOffset now)
    {
        cache.Remove(session.Id);
        await sessions.RevokeAsync(session.Id, session.UserId, now, CancellationToken.None).ConfigureAwait(false);
        cache.Remove(session.Id);
        events.RefreshTokenReused(session);
        return SignInResult<SignedIn>.Failure(SignInError.RefreshInvalid);
    }

    private SignInResult<SignedIn> Refuse()
    {
        events.RefreshRefused();
        return SignInResult<SignedIn>.Failure(SignInError.RefreshInvalid);
    }
}
