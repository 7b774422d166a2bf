using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms;

/// <summary>What became of a code that was typed in.</summary>
public sealed class VerifyCodeResult
{
    private VerifyCodeResult()
    {
    }

    /// <summary>Whether somebody is signed in.</summary>
    [MemberNotNullWhen(true, nameof(SignIn), nameof(Session))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>Who signed in, and whether for the first time.</summary>
    public UserSignIn? SignIn { get; private init; }

    /// <summary>The session that began, with its refresh token.</summary>
    public StartedSession? Session { get; private init; }

    /// <summary>Why nobody is.</summary>
    public SignInError? Error { get; private init; }

    /// <summary>How many guesses the challenge has left, after an incorrect one.</summary>
    public int? AttemptsLeft { get; private init; }

    internal static VerifyCodeResult Success(UserSignIn signIn, StartedSession session) => new() { SignIn = signIn, Session = session };

    internal static VerifyCodeResult Failed(SignInError error, int? attemptsLeft = null) => new() { Error = error, AttemptsLeft = attemptsLeft };
}
