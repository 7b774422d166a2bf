using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Represents the settings of every part, so that the start validates all of them and fails once, with every problem.</summary>
internal sealed class SettingsAtStart
{
    /// <summary>Validates all settings before the host starts, for code that reads options earlier, as mapping does.</summary>
    /// <exception cref="OptionsValidationException">A setting is invalid; the message lists all problems.</exception>
    public static void Require(IServiceProvider services) => _ = services.GetRequiredService<IOptions<SettingsAtStart>>().Value;

    /// <summary>Validates the options of every registered part.</summary>
    internal sealed class Validator(IEnumerable<IOptionsSetup> setups, SettingsSource source, IServiceProvider services)
        : IValidateOptions<SettingsAtStart>
    {
        public ValidateOptionsResult Validate(string? name, SettingsAtStart options)
        {
            var problems = setups.SelectMany(setup => setup.FindProblems(services)).Distinct().ToList();

            // One text: the framework would join several with semicolons.
            return problems.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    string.Join(Environment.NewLine, problems.Prepend($"JwtMongoSms can't start in {source.EnvironmentName}:")));
        }
    }
}
