using JwtMongoSms.Limits;
using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>
/// How many codes are sent: to one number, for one address, to one prefix, to one country and by the whole service. Section
/// <c>JwtMongoSms:Limits</c>. A send is converted once its code was verified. Hours and days slide.
/// </summary>
public sealed class SendLimitOptions
{
    /// <summary>Unconverted sends for one address (IPv4, or IPv6 /64) in 10 minutes: 5 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int AddressPerTenMinutes { get; set; } = 5;

    /// <summary>Unconverted sends for one address in a day: 20 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int AddressPerDay { get; set; } = 20;

    /// <summary>
    /// How many times an address's sends its neighbours (IPv4 /24, IPv6 /48) have together, and how many times its own an address or
    /// prefix has that converts: 10 by default, 1 to 100.
    /// </summary>
    [SettingRange(1, 100)]
    public int Factor { get; set; } = 10;

    /// <summary>The percentage of converted sends from which an address or prefix converts: 40 by default, 1 to 100.</summary>
    [SettingRange(1, 100)]
    public int ConvertedPercent { get; set; } = 40;

    /// <summary>The sends in a day from which an address or prefix can convert: 20 by default, 1 to 10,000.</summary>
    [SettingRange(1, 10_000)]
    public int ConvertedSends { get; set; } = 20;

    /// <summary>
    /// The wait after the first send to a number in an hour, after the second, and so on: 30, 60, 120, 300 and 900 seconds by default;
    /// 1 to 10 of them, each 1 second to 1 hour.
    /// </summary>
    public IReadOnlyList<TimeSpan> NumberPauses { get; set; } = [Seconds(30), Seconds(60), Seconds(120), Seconds(300), Seconds(900)];

    /// <summary>Sends to one number in an hour: 5 by default, 1 to 60.</summary>
    [SettingRange(1, 60)]
    public int NumberPerHour { get; set; } = 5;

    /// <summary>Sends to one number in a day: 10 by default, 1 to 60, and not fewer than <see cref="NumberPerHour"/>.</summary>
    [SettingRange(1, 60)]
    public int NumberPerDay { get; set; } = 10;

    /// <summary>Voice calls to one number in an hour, which count as sends too: 2 by default, 1 to 60.</summary>
    [SettingRange(1, 60)]
    public int CallsPerHour { get; set; } = 2;

    /// <summary>Sends to one prefix, a number without its last four digits, in an hour: 10 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int PrefixPerHour { get; set; } = 10;

    /// <summary>Sends to one prefix in a day: 30 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int PrefixPerDay { get; set; } = 30;

    /// <summary>
    /// Unconverted sends to one of the <see cref="LimitOptions.HomeCountries"/> in an hour: 200 by default, 1 to 1,000,000.
    /// </summary>
    [SettingRange(1, 1_000_000)]
    public int HomeCountryPerHour { get; set; } = 200;

    /// <summary>Unconverted sends to any other country in an hour: 20 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int CountryPerHour { get; set; } = 20;

    /// <summary>The sends to a country in an hour from which its breaker can open: 50 by default, 1 to 1,000,000.</summary>
    [SettingRange(1, 1_000_000)]
    public int BreakerSends { get; set; } = 50;

    /// <summary>The percentage of converted sends below which the breaker opens: 20 by default, 1 to 100.</summary>
    [SettingRange(1, 100)]
    public int BreakerPercent { get; set; } = 20;

    /// <summary>How long a breaker stays open: 30 minutes by default, 1 minute to 1 day.</summary>
    [SettingRange("00:01:00", "1.00:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Unconverted sends of the whole service in a day: 1,000 by default, 1 to 10,000,000; or as many as codes were verified on the
    /// busiest of the last 7 days, if that is more.
    /// </summary>
    [SettingRange(1, 10_000_000)]
    public int ServicePerDay { get; set; } = 1_000;

    /// <summary>Codes that one user can ask for in a day to change the number: 5 by default, 1 to 100.</summary>
    [SettingRange(1, 100)]
    public int ChangesPerDay { get; set; } = 5;

    /// <summary>Gets the bounds of one number.</summary>
    internal SendPace Pace => new(NumberPauses, NumberPerHour, NumberPerDay, CallsPerHour);

    /// <summary>Whether enough of a day's sends were converted for larger limits.</summary>
    internal bool Converts(WindowCounts day, DateTimeOffset now)
    {
        var sent = WindowEstimate.Sent(day, LimitPeriod.Day, now).Value;
        return sent >= ConvertedSends && WindowEstimate.Converted(day, LimitPeriod.Day, now).Value * 100 >= sent * ConvertedPercent;
    }

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
