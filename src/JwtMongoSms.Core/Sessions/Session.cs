namespace JwtMongoSms;

/// <summary>One signed-in device, as stores keep it: its refresh token can be derived from it with the key alone, and from the key with it alone.</summary>
public sealed record Session
{
    /// <summary>The stored key; the <c>sid</c> of its tokens.</summary>
    public required SessionId Id { get; init; }

    /// <summary>Who is signed in.</summary>
    public required UserId UserId { get; init; }

    /// <summary>How often the refresh token was replaced.</summary>
    public int Generation { get; init; }

    /// <summary>128 random bits that enter the refresh token's derivation.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>The id of the key that the refresh token is derived with.</summary>
    public required string KeyId { get; init; }

    /// <summary>When the code was right, in whole milliseconds: the <c>auth_time</c> of its tokens.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it is, as its owner knows it again: "Firefox on Windows", at most 64 characters. <see langword="null"/> when nothing is known.</summary>
    public string? Device { get; init; }

    /// <summary>When the refresh token was last replaced; before that, <see cref="CreatedAt"/>. It is what "last used" means: requests in between are not noted.</summary>
    public required DateTimeOffset RotatedAt { get; init; }

    /// <summary>The session ends here unless it is refreshed before.</summary>
    public required DateTimeOffset IdleUntil { get; init; }

    /// <summary>The session ends here whatever happens.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When it was ended by a person or by us.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether the session is neither revoked, idle for too long nor over.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && IdleUntil > now && EndsAt > now;
}
