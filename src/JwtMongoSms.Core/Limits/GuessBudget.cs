using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Limits;

/// <summary>Counts the guesses of a phone number over all its challenges. A new code gives none back.</summary>
internal sealed class GuessBudget(ILimitStore store, ServerKeys keys)
{
    /// <summary>Reserves a guess before the code is compared.</summary>
    /// <returns>The reservation, to be released when the code is correct; <see langword="null"/> when the budget is spent.</returns>
    public async Task<GuessReservation?> ReserveAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reservation = new GuessReservation(CreateKey(phoneNumber), DayOf(now));
        var reserved = await store.ReserveGuessAsync(reservation.Key, GuessLimits.Default, reservation.Day, cancellationToken)
            .ConfigureAwait(false);
        return reserved ? reservation : null;
    }

    /// <summary>Finds why no guess at a phone number's codes is taken now; <see langword="null"/> when one is.</summary>
    public async Task<GuessRefusal?> FindRefusalAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = DayOf(now);
        var counts = await store.FindBudgetAsync(CreateKey(phoneNumber), day, cancellationToken).ConfigureAwait(false);
        return counts.InARow >= GuessLimits.Default.InARow ? GuessRefusal.Locked
            : counts.OnDay >= GuessLimits.Default.PerDay ? GuessRefusal.SpentUntil(day.AddDays(1), now)
            : null;
    }

    public Task UnlockAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
        => store.UnlockAsync(CreateKey(phoneNumber), DayOf(now), cancellationToken);

    private static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    // The oldest secret's key: a rotation resets no counter.
    private LimitKey CreateKey(PhoneNumber phoneNumber)
    {
        var mac = HMACSHA256.HashData(keys.Oldest(KeyUse.Limit).Bytes, Encoding.ASCII.GetBytes("guess|" + phoneNumber.E164));
        return new LimitKey("guess:" + Base64Url.EncodeToString(mac));
    }
}

/// <summary>A guess that was taken from a budget.</summary>
internal sealed record GuessReservation(LimitKey Key, DateOnly Day);

/// <summary>Why no guess at a phone number's codes is taken: a code that is sent now could not be used.</summary>
/// <param name="Error">What the client is told.</param>
/// <param name="RetryAfter">When guesses are taken again; <see langword="null"/> when only an administrator can unlock the number.</param>
/// <param name="Reason">The name of the limit in logs and events.</param>
internal sealed record GuessRefusal(SignInError Error, TimeSpan? RetryAfter, string Reason)
{
    public static readonly GuessRefusal Locked = new(SignInError.NumberLocked, RetryAfter: null, "locked");

    public static GuessRefusal SpentUntil(DateOnly day, DateTimeOffset now)
        => new(SignInError.TooManyAttempts, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) - now, "guesses");

    public SignInResult<T> ToResult<T>()
        where T : class
        => SignInResult<T>.Failure(Error, RetryAfter);
}
