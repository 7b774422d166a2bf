using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace JwtMongoSms.Settings;

/// <summary>A range whose message names the setting, its value and its bounds.</summary>
internal sealed class SettingRangeAttribute : RangeAttribute
{
    public SettingRangeAttribute(int minimum, int maximum)
        : base(minimum, maximum)
    {
    }

    public SettingRangeAttribute(string minimum, string maximum)
        : base(typeof(TimeSpan), minimum, maximum) => ParseLimitsInInvariantCulture = true;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (IsValid(value))
            return ValidationResult.Success;

        var name = Setting.RootName(validationContext.DisplayName.Replace('.', ':'));
        return new ValidationResult(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it is at least {Minimum} and at most {Maximum}."));
    }
}
