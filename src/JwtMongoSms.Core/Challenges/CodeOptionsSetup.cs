using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Challenges;

/// <summary>Reads and validates <see cref="CodeOptions"/>.</summary>
internal sealed partial class CodeOptionsSetup(SettingsSource source) : OptionsSetup<CodeOptions>("Codes", source)
{
    private const int MaxPauses = 10;
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    protected override void Read(SettingReader reader, CodeOptions options)
    {
        options.Length = reader.Number("Length", options.Length);
        options.Lifetime = reader.Duration("Lifetime", options.Lifetime);
        options.Attempts = reader.Number("Attempts", options.Attempts);
        options.ResendPauses = reader.Durations("ResendPauses", options.ResendPauses);
    }

    protected override IEnumerable<string> FindProblems(CodeOptions options) => Bounds(new Ranges(), options).Concat(FindOthers(options));

    private static IEnumerable<string> FindOthers(CodeOptions options)
    {
        if (options.Length is >= 4 and < 6 && (options.Lifetime >= TimeSpan.FromMinutes(5) || options.Attempts >= 5))
        {
            yield return $"{Setting.Name("Codes:Length")} is {options.Length}; "
                + "fewer than 6 digits need Codes:Lifetime under 00:05:00 and Codes:Attempts under 5.";
        }

        if (options.ResendPauses.Count is 0 or > MaxPauses)
            yield return $"{Setting.Name("Codes:ResendPauses")} has {options.ResendPauses.Count} entries; it has 1 to {MaxPauses}.";

        foreach (var pause in options.ResendPauses.Where(pause => pause < MinPause || pause > MaxPause))
            yield return $"{Setting.Name("Codes:ResendPauses")} has {pause}; each is at least {MinPause} and at most {MaxPause}.";
    }

    [OptionsValidator]
    private sealed partial class Ranges : IValidateOptions<CodeOptions>;
}
