using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Phones;

namespace JwtMongoSms.Limits.Internal;

/// <summary>How many guesses a number has left, whatever challenges they are made at. A new code never gives one back.</summary>
internal sealed class GuessBudget(ILimitStore store, ServerKeys keys)
{
    // NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row. 20 a day keep a stranger's chance under 1 in 50,000.
    private static readonly GuessLimits Limits = new(PerDay: 20, InARow: 100);

    /// <summary>Takes a guess before it is looked at.</summary>
    /// <returns>The reservation, to be released when the guess was right; <see langword="null"/> when the budget is spent.</returns>
    public async Task<GuessReservation?> ReserveAsync(PhoneNumber phoneNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reservation = new GuessReservation(KeyOf(phoneNumber), DateOnly.FromDateTime(now.UtcDateTime));
        var reserved = await store.ReserveGuessAsync(reservation.Key, Limits, reservation.Day, cancellationToken).ConfigureAwait(false);
        return reserved ? reservation : null;
    }

    public Task ReleaseAsync(GuessReservation reservation, CancellationToken cancellationToken)
        => store.ReleaseGuessAsync(reservation.Key, reservation.Day, cancellationToken);

    public Task<bool> IsLockedAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => store.IsLockedAsync(KeyOf(phoneNumber), Limits, cancellationToken);

    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => store.UnlockAsync(KeyOf(phoneNumber), cancellationToken);

    private LimitKey KeyOf(PhoneNumber phoneNumber)
    {
        var mac = HMACSHA256.HashData(keys.Oldest(KeyUse.Limit).Bytes, Encoding.ASCII.GetBytes("guess|" + phoneNumber.E164));
        return new LimitKey("guess:" + Base64Url.EncodeToString(mac));
    }
}
