using System.Collections;
using System.Globalization;
using System.Reflection;

namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>What the table of settings must say of one of them.</summary>
internal sealed record SettingFacts(string Key, string Default, string? Bounds)
{
    public const string Nothing = "none";

    public string Row => $"| `{Key}` | {Shown(Default)} | {Bounds ?? "..."} | ... |";

    /// <summary>Every setting below an options class; an options class in it is a section.</summary>
    public static IEnumerable<SettingFacts> AllIn(Type options, string prefix) => AllIn(Activator.CreateInstance(options)!, prefix);

    private static IEnumerable<SettingFacts> AllIn(object options, string prefix)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(options);
            var key = prefix + property.Name;
            if (value is not null && value.GetType().Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach (var inner in AllIn(value, key + ":"))
                    yield return inner;
            }
            else
            {
                yield return new SettingFacts(key, TextOf(value), BoundsOf(property));
            }
        }
    }

    private static string TextOf(object? value) => value switch
    {
        null or "" => Nothing,
        bool truth => truth ? "true" : "false",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Delegate => "built in",
        string text => text,
        IEnumerable items => items.Cast<object>().Select(TextOf).ToList() is { Count: > 0 } texts ? string.Join(", ", texts) : Nothing,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // The attribute is internal to Core.
    private static string? BoundsOf(PropertyInfo property)
        => property.GetCustomAttributes().SingleOrDefault(attribute => attribute.GetType().Name == "SettingRangeAttribute") is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{Read(range, "Minimum")} to {Read(range, "Maximum")}")
            : null;

    private static object? Read(Attribute range, string bound) => range.GetType().GetProperty(bound)!.GetValue(range);

    private static string Shown(string value) => value is Nothing or "built in" ? value : $"`{value}`";
}
