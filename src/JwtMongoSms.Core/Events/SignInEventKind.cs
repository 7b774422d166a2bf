namespace JwtMongoSms;

/// <summary>What can happen to a sign-in, a session, a user or a key.</summary>
public enum SignInEventKind
{
    /// <summary>The provider took a message with a code.</summary>
    CodeSent = 1,

    /// <summary>The provider refused a message, or the outcome is unknown; <see cref="SignInEvent.Reason"/> says which.</summary>
    CodeNotSent,

    /// <summary>What was typed in is not the code, or its challenge can no longer be used.</summary>
    CodeRefused,

    /// <summary>The right code was typed in, and is used now.</summary>
    CodeVerified,

    /// <summary>A user is signed in on one more device.</summary>
    SessionStarted,

    /// <summary>A refresh token was replaced by its successor.</summary>
    SessionRefreshed,

    /// <summary>A session ended before its time, or all of a user's; <see cref="SignInEvent.Reason"/> says why.</summary>
    SessionEnded,

    /// <summary>A refresh token that was replaced long before was used again: an attacker has a copy.</summary>
    RefreshTokenReused,

    /// <summary>Access tokens are signed with another key, or one that checked them is gone.</summary>
    KeyRotated,

    /// <summary>A user signs in with another number from now on.</summary>
    PhoneNumberChanged,

    /// <summary>A number became a user.</summary>
    UserCreated,

    /// <summary>A user was removed.</summary>
    UserDeleted,

    /// <summary>A limit kept a code from being sent or looked at; <see cref="SignInEvent.Reason"/> says which.</summary>
    LimitHit,
}
