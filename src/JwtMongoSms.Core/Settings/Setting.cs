using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.Settings;

/// <summary>Names settings for the operator, by configuration path and environment variable.</summary>
public static class Setting
{
    /// <summary>The section that holds all settings.</summary>
    public const string Section = "JwtMongoSms";

    /// <summary>Names a setting: <c>Codes:Length</c> becomes <c>JwtMongoSms:Codes:Length (JwtMongoSms__Codes__Length)</c>.</summary>
    public static string Name(string path) => RootName($"{Section}:{path}");

    /// <summary>Names a setting whose path begins at the configuration's root.</summary>
    public static string RootName(string path) => $"{path} ({path.Replace(":", "__", StringComparison.Ordinal)})";

    internal static string Unknown(IConfigurationSection section)
        => $"{RootName(section.Path)} is not a setting; remove it, or correct its name: docs/configuration.md lists all.";
}
