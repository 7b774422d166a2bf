namespace JwtMongoSms;

/// <summary>A session and its current refresh token.</summary>
/// <param name="Session">The session as it was stored.</param>
/// <param name="RefreshToken">For the client alone.</param>
public sealed record StartedSession(Session Session, RefreshToken RefreshToken);
