using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Stands for the settings of every part, so that the start validates all of them and fails once, with everything that is wrong.</summary>
internal sealed class SettingsAtStart
{
    /// <summary>Validates the options of every registered part.</summary>
    internal sealed class Validator(IEnumerable<IOptionsSetup> setups, SettingsSource source, IServiceProvider services) : IValidateOptions<SettingsAtStart>
    {
        public ValidateOptionsResult Validate(string? name, SettingsAtStart options)
        {
            var problems = setups.SelectMany(setup => setup.FindProblems(services)).Distinct().ToList();
            return problems.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problems.Prepend($"JwtMongoSms can't start in {source.EnvironmentName}:").Select(line => line + Environment.NewLine));
        }
    }
}
