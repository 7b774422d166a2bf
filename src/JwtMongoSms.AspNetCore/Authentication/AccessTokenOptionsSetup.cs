using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Reads and validates <see cref="AccessTokenOptions"/>.</summary>
internal sealed partial class AccessTokenOptionsSetup(SettingsSource source) : OptionsSetup<AccessTokenOptions>("Tokens", source)
{
    protected override void Read(SettingReader reader, AccessTokenOptions options)
    {
        options.Issuer = reader.Text("Issuer", options.Issuer);
        options.Audience = reader.Text("Audience", options.Audience);
        options.Lifetime = reader.Duration("Lifetime", options.Lifetime);
        options.Transport = reader.Choice("Transport", options.Transport);
        reader.Skip("Secret", "Keys");
    }

    protected override IEnumerable<string> FindProblems(AccessTokenOptions options) => Bounds(new Ranges(), options);

    [OptionsValidator]
    private sealed partial class Ranges : IValidateOptions<AccessTokenOptions>;
}
