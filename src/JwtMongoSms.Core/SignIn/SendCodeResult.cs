using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms;

/// <summary>What became of a request for a code.</summary>
public sealed class SendCodeResult
{
    private SendCodeResult()
    {
    }

    /// <summary>Whether there is a challenge.</summary>
    [MemberNotNullWhen(true, nameof(ChallengeId))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>What the requester needs to use the code; for them alone.</summary>
    public ChallengeId? ChallengeId { get; private init; }

    /// <summary>How long the code is good.</summary>
    public TimeSpan ExpiresIn { get; private init; }

    /// <summary>When it may be sent again.</summary>
    public TimeSpan ResendIn { get; private init; }

    /// <summary>Why there is none.</summary>
    public SignInError? Error { get; private init; }

    /// <summary>When to try again, where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    internal static SendCodeResult Success(ChallengeId id, TimeSpan expiresIn, TimeSpan resendIn)
        => new() { ChallengeId = id, ExpiresIn = expiresIn, ResendIn = resendIn };

    internal static SendCodeResult Failed(SignInError error, TimeSpan? retryAfter = null) => new() { Error = error, RetryAfter = retryAfter };
}
