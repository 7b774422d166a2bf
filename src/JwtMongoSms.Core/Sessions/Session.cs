namespace JwtMongoSms;

/// <summary>A signed-in device, as stores keep it. Its refresh token is derived from it and the key, and stored nowhere.</summary>
public sealed record Session
{
    /// <summary>Gets the stored key: the <c>sid</c> of its tokens.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Gets the user who is signed in.</summary>
    public required UserId UserId { get; init; }

    /// <summary>Gets how often the refresh token was replaced.</summary>
    public int Generation { get; init; }

    /// <summary>Gets 128 random bits that the refresh token is derived from.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>Gets the id of the key that the refresh token is derived with.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets the time of the sign-in, in whole milliseconds: the <c>auth_time</c> of its tokens.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the device's name, such as "Firefox on Windows", 64 characters at most; <see langword="null"/> when unknown.</summary>
    public string? Device { get; init; }

    /// <summary>Gets the time of the last refresh, at first <see cref="CreatedAt"/>. Users see it as "last used".</summary>
    public required DateTimeOffset RotatedAt { get; init; }

    /// <summary>Gets the time when the session ends unless it is refreshed before.</summary>
    public required DateTimeOffset IdleUntil { get; init; }

    /// <summary>Gets the time when the session ends even if it is refreshed.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Gets the time when the session was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Checks whether the session is neither revoked nor expired.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && IdleUntil > now && EndsAt > now;
}
