using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms.Login.Internal;

/// <summary>What became of a code that was typed in, whatever it is for.</summary>
internal sealed class CheckedCode
{
    private CheckedCode()
    {
    }

    /// <summary>Whether the code was right, and this attempt the one that has used it.</summary>
    [MemberNotNullWhen(true, nameof(Challenge))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsUsed => Error is null;

    public LoginChallenge? Challenge { get; private init; }

    public LoginError? Error { get; private init; }

    public int? AttemptsLeft { get; private init; }

    public static CheckedCode Used(LoginChallenge challenge) => new() { Challenge = challenge };

    public static CheckedCode Refused(LoginError error, int? attemptsLeft = null) => new() { Error = error, AttemptsLeft = attemptsLeft };
}
