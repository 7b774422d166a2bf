using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>Bounds the sends to the numbers that share all but the last four digits: toll fraud uses numbers in a row.</summary>
internal sealed class PrefixRule(IOptions<SendLimitOptions> sendLimitOptions)
{
    private readonly SendLimitOptions options = sendLimitOptions.Value;

    /// <summary>Gets what one send adds.</summary>
    public static WindowChange[] Changes(PhoneNumber phoneNumber, DateTimeOffset now, int sent)
    {
        var key = LimitKeys.Prefix(phoneNumber);
        return [new(key.At(LimitPeriod.Hour, now), sent), new(key.At(LimitPeriod.Day, now), sent)];
    }

    /// <summary>
    /// Gets what a conversion changes: the hour is freed by it. The day only learns that the prefix converts, which raises both limits.
    /// </summary>
    public static WindowChange[] Conversions(PhoneNumber phoneNumber, DateTimeOffset sentAt, int sends)
    {
        var key = LimitKeys.Prefix(phoneNumber);
        return [new(key.At(LimitPeriod.Hour, sentAt), 0, sends), new(key.At(LimitPeriod.Day, sentAt), 0, sends)];
    }

    public bool IsPassed(WindowCounts hour, WindowCounts day, DateTimeOffset now)
    {
        var factor = options.Converts(day, now) ? options.Factor : 1;
        return WindowEstimate.Unconverted(hour, LimitPeriod.Hour, now).Value > options.PrefixPerHour * factor
            || WindowEstimate.Sent(day, LimitPeriod.Day, now).Value > options.PrefixPerDay * factor;
    }
}
