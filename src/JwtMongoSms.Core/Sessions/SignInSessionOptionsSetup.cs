using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Reads and validates <see cref="SignInSessionOptions"/>.</summary>
internal sealed partial class SignInSessionOptionsSetup(SettingsSource source) : OptionsSetup<SignInSessionOptions>("Sessions", source)
{
    protected override void Read(SettingReader reader, SignInSessionOptions options)
    {
        options.IdleLifetime = reader.Duration("IdleLifetime", options.IdleLifetime);
        options.Lifetime = reader.Duration("Lifetime", options.Lifetime);
        options.RevocationDelay = reader.Duration("RevocationDelay", options.RevocationDelay);
    }

    protected override IEnumerable<string> FindProblems(SignInSessionOptions options)
    {
        var problems = Bounds(new Ranges(), options);
        return options.IdleLifetime <= options.Lifetime ? problems : problems.Append(
            $"{Setting.Name("Sessions:IdleLifetime")} is {options.IdleLifetime}; it is at most Sessions:Lifetime, {options.Lifetime}.");
    }

    [OptionsValidator]
    private sealed partial class Ranges : IValidateOptions<SignInSessionOptions>;
}
