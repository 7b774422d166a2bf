using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>Reads and validates <see cref="SendLimitOptions"/>.</summary>
internal sealed partial class SendLimitOptionsSetup(SettingsSource source) : OptionsSetup<SendLimitOptions>("Limits", source)
{
    private const int MaxPauses = 10;
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    protected override void Read(SettingReader reader, SendLimitOptions options)
    {
        reader.Skip("Enabled", "Countries", "HomeCountries", "NumberKinds", "TrustedProxies", "DailyCost", "Price", "Prices");
        options.AddressPerTenMinutes = reader.Number("AddressPerTenMinutes", options.AddressPerTenMinutes);
        options.AddressPerDay = reader.Number("AddressPerDay", options.AddressPerDay);
        options.Factor = reader.Number("Factor", options.Factor);
        options.ConvertedPercent = reader.Number("ConvertedPercent", options.ConvertedPercent);
        options.ConvertedSends = reader.Number("ConvertedSends", options.ConvertedSends);
        options.NumberPauses = reader.Durations("NumberPauses", options.NumberPauses);
        options.NumberPerHour = reader.Number("NumberPerHour", options.NumberPerHour);
        options.NumberPerDay = reader.Number("NumberPerDay", options.NumberPerDay);
        options.CallsPerHour = reader.Number("CallsPerHour", options.CallsPerHour);
        options.PrefixPerHour = reader.Number("PrefixPerHour", options.PrefixPerHour);
        options.PrefixPerDay = reader.Number("PrefixPerDay", options.PrefixPerDay);
        options.HomeCountryPerHour = reader.Number("HomeCountryPerHour", options.HomeCountryPerHour);
        options.CountryPerHour = reader.Number("CountryPerHour", options.CountryPerHour);
        options.BreakerSends = reader.Number("BreakerSends", options.BreakerSends);
        options.BreakerPercent = reader.Number("BreakerPercent", options.BreakerPercent);
        options.BreakerPause = reader.Duration("BreakerPause", options.BreakerPause);
        options.ServicePerDay = reader.Number("ServicePerDay", options.ServicePerDay);
        options.ChangesPerDay = reader.Number("ChangesPerDay", options.ChangesPerDay);
    }

    protected override IEnumerable<string> FindProblems(SendLimitOptions options)
        => Bounds(new Ranges(), options).Concat(FindOthers(options));

    private static IEnumerable<string> FindOthers(SendLimitOptions options)
    {
        if (options.NumberPauses.Count is 0 or > MaxPauses)
            yield return $"{Setting.Name("Limits:NumberPauses")} has {options.NumberPauses.Count} entries; it has 1 to {MaxPauses}.";

        foreach (var pause in options.NumberPauses.Where(pause => pause < MinPause || pause > MaxPause))
            yield return $"{Setting.Name("Limits:NumberPauses")} has {pause}; each is at least {MinPause} and at most {MaxPause}.";

        if (options.NumberPerDay < options.NumberPerHour)
        {
            yield return $"{Setting.Name("Limits:NumberPerDay")} is {options.NumberPerDay}; "
                + $"it is at least Limits:NumberPerHour, {options.NumberPerHour}.";
        }
    }

    [OptionsValidator]
    private sealed partial class Ranges : IValidateOptions<SendLimitOptions>;
}
