using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Reads and validates <see cref="LegacyOptions"/>.</summary>
internal sealed partial class LegacyOptionsSetup(SettingsSource source) : OptionsSetup<LegacyOptions>("Legacy", source)
{
    protected override void Read(SettingReader reader, LegacyOptions options)
        => options.TokenLifetime = reader.Duration("TokenLifetime", options.TokenLifetime);

    protected override IEnumerable<string> FindProblems(LegacyOptions options) => Bounds(new Ranges(), options);

    [OptionsValidator]
    private sealed partial class Ranges : IValidateOptions<LegacyOptions>;
}
