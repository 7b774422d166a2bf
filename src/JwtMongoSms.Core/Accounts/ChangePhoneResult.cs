using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms;

/// <summary>What became of a code for a new number.</summary>
public sealed class ChangePhoneResult
{
    private ChangePhoneResult()
    {
    }

    /// <summary>Whether the user has the number.</summary>
    [MemberNotNullWhen(true, nameof(User))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The user, with the new number.</summary>
    public User? User { get; private init; }

    /// <summary>Why the user hasn't got it.</summary>
    public SignInError? Error { get; private init; }

    /// <summary>How many guesses the challenge has left, after an incorrect one.</summary>
    public int? AttemptsLeft { get; private init; }

    internal static ChangePhoneResult Success(User user) => new() { User = user };

    internal static ChangePhoneResult Failed(SignInError error, int? attemptsLeft = null) => new() { Error = error, AttemptsLeft = attemptsLeft };
}
