namespace JwtMongoSms;

/// <summary>The kind of an event of a sign-in, a session, a user or a key.</summary>
public enum SignInEventKind
{
    /// <summary>The provider accepted a message with a code.</summary>
    CodeSent = 1,

    /// <summary>The provider refused a message, or the outcome is unknown; <see cref="SignInEvent.Reason"/> says which.</summary>
    CodeNotSent,

    /// <summary>A submitted code was incorrect, or its challenge can no longer be used.</summary>
    CodeRefused,

    /// <summary>The correct code was submitted, and is used now.</summary>
    CodeVerified,

    /// <summary>A user signed in on one more device.</summary>
    SessionStarted,

    /// <summary>A refresh token was replaced by its successor.</summary>
    SessionRefreshed,

    /// <summary>A session, or all of a user's, was revoked; <see cref="SignInEvent.Reason"/> says why.</summary>
    SessionEnded,

    /// <summary>A refresh token that was replaced before was used again, so it was copied.</summary>
    RefreshTokenReused,

    /// <summary>Access tokens are signed with another key, or a key that checked them was removed.</summary>
    KeyRotated,

    /// <summary>The phone number of a user was changed.</summary>
    PhoneNumberChanged,

    /// <summary>A user was created by a first sign-in.</summary>
    UserCreated,

    /// <summary>A user was deleted.</summary>
    UserDeleted,

    /// <summary>A limit stopped a code from being sent or compared; <see cref="SignInEvent.Reason"/> says which.</summary>
    LimitHit,
}
