using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>
/// Bounds the unconverted sends to a country in an hour, and opens its breaker when few of many are converted. At home both stop only
/// clients that are not known.
/// </summary>
internal sealed class CountryRule(IOptions<LimitOptions> limitOptions, IOptions<SendLimitOptions> sendLimitOptions)
{
    private readonly LimitOptions limits = limitOptions.Value;
    private readonly SendLimitOptions options = sendLimitOptions.Value;
    private readonly ConcurrentDictionary<string, Country> countries = new(StringComparer.Ordinal);

    public SharedCounter CounterOf(PhoneNumber phoneNumber) => Find(phoneNumber).Counter;

    // The unused rest of a block counts as sent and unconverted on other instances, so few blocks must not open the breaker.
    public long BlockOf(PhoneNumber phoneNumber) => Math.Max(1, Math.Min(LimitOf(phoneNumber) / 100, options.BreakerSends / 25));

    /// <summary>Finds which limit a send passes, from the counts of its country with it.</summary>
    public string? FindLimit(PhoneNumber phoneNumber, WindowCounts counts, bool isKnown, DateTimeOffset now)
    {
        var isOpen = Find(phoneNumber).IsBreakerOpen(counts, options, now);
        if (isKnown && limits.IsHome(phoneNumber))
            return null;

        return isOpen ? "breaker"
            : WindowEstimate.Unconverted(counts, LimitPeriod.Hour, now).Value > LimitOf(phoneNumber) ? "country"
            : null;
    }

    private Country Find(PhoneNumber phoneNumber) => countries.GetOrAdd(phoneNumber.Country, static name => new Country(name));

    private int LimitOf(PhoneNumber phoneNumber) => limits.IsHome(phoneNumber) ? options.HomeCountryPerHour : options.CountryPerHour;

    private sealed class Country(string name)
    {
        private long openUntil;

        public SharedCounter Counter { get; } = new(LimitKeys.Country(name), LimitPeriod.Hour);

        // Each instance opens its own from the counts of all.
        public bool IsBreakerOpen(WindowCounts counts, SendLimitOptions options, DateTimeOffset now)
        {
            if (now.UtcTicks < Volatile.Read(ref openUntil))
                return true;

            var sent = WindowEstimate.Sent(counts, LimitPeriod.Hour, now).Value;
            var converted = WindowEstimate.Converted(counts, LimitPeriod.Hour, now).Value;
            if (sent < options.BreakerSends || converted * 100 >= sent * options.BreakerPercent)
                return false;

            Volatile.Write(ref openUntil, (now + options.BreakerPause).UtcTicks);
            return true;
        }
    }
}
