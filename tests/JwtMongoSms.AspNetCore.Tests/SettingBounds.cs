using System.Globalization;
using System.Reflection;
using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The bounds of settings, as their options state them.</summary>
internal static class SettingBounds
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        ("Codes", typeof(CodeOptions)), ("Legacy", typeof(LegacyOptions)), ("Limits", typeof(SendLimitOptions)),
        ("Sessions", typeof(SignInSessionOptions)), ("Tokens", typeof(AccessTokenOptions)),
    ];

    private static readonly Dictionary<string, SettingRangeAttribute> All = (
        from section in Sections
        from property in section.Options.GetProperties()
        let range = property.GetCustomAttribute<SettingRangeAttribute>()
        where range is not null
        select KeyValuePair.Create($"{section.Section}:{property.Name}", range)).ToDictionary();

    public static IEnumerable<string> Keys => All.Keys;

    public static TimeSpan MinTime(string key) => (TimeSpan)All[key].Minimum;

    public static TimeSpan MaxTime(string key) => (TimeSpan)All[key].Maximum;

    /// <summary>Gets the values next to the bounds that are out of range, and what the start says of them.</summary>
    public static IEnumerable<(string Value, string Message)> OutOf(string key)
    {
        var range = All[key];
        foreach (var value in new[] { Plus(range.Minimum, -1), Plus(range.Maximum, 1) })
            yield return (value, Invariant($"is {value}; it is at least {range.Minimum} and at most {range.Maximum}."));
    }

    private static string Plus(IComparable bound, int step) => bound switch
    {
        int number => Invariant($"{number + step}"),
        TimeSpan time => Invariant($"{time + TimeSpan.FromSeconds(step)}"),
        _ => throw new ArgumentException($"A bound is a {bound.GetType()}.", nameof(bound)),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
