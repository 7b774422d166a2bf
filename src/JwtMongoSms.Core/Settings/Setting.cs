namespace JwtMongoSms.Settings;

/// <summary>How settings are named to the operator who has to mend them: the configuration path and the environment variable.</summary>
internal static class Setting
{
    public const string Section = "JwtMongoSms";

    /// <summary><c>Codes:Length</c> becomes <c>JwtMongoSms:Codes:Length (JwtMongoSms__Codes__Length)</c>.</summary>
    public static string Name(string path) => RootName($"{Section}:{path}");

    /// <summary>The same for a path that begins at the configuration's root.</summary>
    public static string RootName(string path) => $"{path} ({path.Replace(":", "__", StringComparison.Ordinal)})";
}
