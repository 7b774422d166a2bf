namespace JwtMongoSms.Limits;

/// <summary>Why a code is neither sent nor checked.</summary>
/// <param name="Error">What the client is told.</param>
/// <param name="RetryAfter">When it can be tried again; <see langword="null"/> when only an administrator can help.</param>
/// <param name="Reason">The name of the limit in logs and events.</param>
internal sealed record LimitRefusal(SignInError Error, TimeSpan? RetryAfter, string Reason)
{
    /// <summary>Gets whether the same was refused a moment ago: a flood is logged once in a while, not at every request.</summary>
    public bool IsRepeat { get; init; }

    public static readonly LimitRefusal Locked = new(SignInError.NumberLocked, RetryAfter: null, "locked");

    public static LimitRefusal SpentUntil(DateOnly day, DateTimeOffset now)
        => new(SignInError.TooManyAttempts, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) - now, "guesses");

    public SignInResult<T> ToResult<T>()
        where T : class
        => SignInResult<T>.Failure(Error, RetryAfter);
}
