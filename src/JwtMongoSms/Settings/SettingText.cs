using System.Globalization;

namespace JwtMongoSms.Settings;

/// <summary>Reads one value as an operator writes it.</summary>
internal static class SettingText
{
    /// <summary>The value, or what it should look like.</summary>
    public static (object? Value, string Shape) Parse(string text, Type type)
    {
        if (type == typeof(string))
            return (text, "");

        if (type == typeof(bool))
            return (bool.TryParse(text, out var value) ? value : null, "true or false");

        if (type == typeof(int))
            return (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null, "a whole number");

        if (type == typeof(TimeSpan))
            return (Duration(text), "a time such as 00:05:00, or a number of seconds");

        if (type == typeof(Uri))
            return (Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null, "an address such as https://example.com");

        return type.IsEnum
            ? (Member(text, type), "one of " + string.Join(", ", Enum.GetNames(type)))
            : throw new InvalidOperationException($"No setting has the type {type}.");
    }

    /// <summary>An address as messages show it: whatever is not its place may be a password.</summary>
    public static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}";

    // Not Enum.TryParse, which takes numbers, and several names for the one that their numbers make together.
    private static object? Member(string text, Type type)
        => Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null;

    // "30" is thirty seconds to everybody but TimeSpan, which reads thirty days.
    private static TimeSpan? Duration(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
    }
}
