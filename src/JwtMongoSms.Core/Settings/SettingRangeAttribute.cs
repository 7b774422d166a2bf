using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace JwtMongoSms.Settings;

/// <summary>Validates a range. The message names the setting, its value and its bounds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingRangeAttribute : ValidationAttribute
{
    public SettingRangeAttribute(int minimum, int maximum) => (Minimum, Maximum) = (minimum, maximum);

    public SettingRangeAttribute(string minimum, string maximum)
    {
        Minimum = TimeSpan.Parse(minimum, CultureInfo.InvariantCulture);
        Maximum = TimeSpan.Parse(maximum, CultureInfo.InvariantCulture);
    }

    public IComparable Minimum { get; }

    public IComparable Maximum { get; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (Minimum.CompareTo(value) <= 0 && Maximum.CompareTo(value) >= 0)
            return ValidationResult.Success;

        var name = Setting.RootName(validationContext.DisplayName.Replace('.', ':'));
        FormattableString problem = $"{name} is {value}; it is at least {Minimum} and at most {Maximum}.";
        return new ValidationResult(problem.ToString(CultureInfo.InvariantCulture));
    }
}
