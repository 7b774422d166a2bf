using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms;

/// <summary>The outcome of a use case: a value, or the error that the client is told.</summary>
public sealed class SignInResult<T>
    where T : class
{
    private SignInResult(string outcome) => Outcome = outcome;

    /// <summary>Gets whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>Gets the value, when it succeeded.</summary>
    public T? Value { get; private init; }

    /// <summary>Gets the error, when it failed.</summary>
    public SignInError? Error { get; private init; }

    /// <summary>Gets the wait after which to try again, where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Gets how many attempts the challenge has left, after an incorrect code.</summary>
    public int? AttemptsLeft { get; private init; }

    /// <summary>Gets the outcome for metrics, one of a closed list. It may tell more than the client is told.</summary>
    internal string Outcome { get; }

    /// <summary>Creates a successful result.</summary>
    public static SignInResult<T> Success(T value) => Success(value, "success");

    /// <summary>Creates a failed result.</summary>
    public static SignInResult<T> Failure(SignInError error, TimeSpan? retryAfter = null, int? attemptsLeft = null)
        => new(error.Code) { Error = error, RetryAfter = retryAfter, AttemptsLeft = attemptsLeft };

    internal static SignInResult<T> Success(T value, string outcome) => new(outcome) { Value = value };

    /// <summary>Passes the failure of one step on as that of another.</summary>
    internal static SignInResult<T> Failure<TOther>(SignInResult<TOther> other)
        where TOther : class
    {
        var error = other.Error ?? throw new ArgumentException("The result is no failure.", nameof(other));
        return Failure(error, other.RetryAfter, other.AttemptsLeft);
    }
}
