using System.Globalization;

namespace JwtMongoSms.Settings;

/// <summary>Parses one value as an operator writes it, and describes its shape.</summary>
internal static class SettingText
{
    public const string FlagShape = "true or false";
    public const string NumberShape = "a whole number";
    public const string DecimalShape = "a number such as 0.05";
    public const string DurationShape = "a time such as 00:05:00 or 14.00:00:00, or a number of seconds";
    public const string AddressShape = "an address such as https://example.com";

    public static bool? Flag(string text) => bool.TryParse(text, out var value) ? value : null;

    public static int? Number(string text)
        => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    // No thousands separator: "1,000" would be a thousand here and one in half of Europe.
    public static decimal? Decimal(string text)
        => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    // An operator means 30 seconds by "30" and a day by "24:00:00"; TimeSpan.Parse reads 30 and 24 days.
    public static TimeSpan? Duration(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) ? time
        : null;

    /// <summary>Describes the shape of a time. For one whose hours are 24 or more, the days stand in front.</summary>
    public static string DurationShapeFor(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is not (2 or 3)
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || hours < 24)
            return DurationShape;

        var cure = string.Create(CultureInfo.InvariantCulture, $"{hours / 24}.{hours % 24:00}:{string.Join(':', parts[1..])}");
        return Duration(cure) is null ? DurationShape : $"a time whose hours end at 23: with days, {cure}";
    }

    public static Uri? Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var value) ? value : null;

    // Enum.TryParse alone accepts numbers, and several names for their combined value.
    public static TEnum? Choice<TEnum>(string text)
        where TEnum : struct, Enum
        => Enum.GetNames<TEnum>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<TEnum>(text, ignoreCase: true) : null;

    public static string ChoiceShape<TEnum>()
        where TEnum : struct, Enum
        => "one of " + string.Join(", ", Enum.GetNames<TEnum>());

    /// <summary>Shows an address in a message without its user, path and query: any of them may be a password.</summary>
    public static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}";
}
