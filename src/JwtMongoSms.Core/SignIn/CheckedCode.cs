using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms.SignIn;

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

    public CodeChallenge? Challenge { get; private init; }

    public SignInError? Error { get; private init; }

    public int? AttemptsLeft { get; private init; }

    public static CheckedCode Used(CodeChallenge challenge) => new() { Challenge = challenge };

    public static CheckedCode Refused(SignInError error, int? attemptsLeft = null) => new() { Error = error, AttemptsLeft = attemptsLeft };
}
