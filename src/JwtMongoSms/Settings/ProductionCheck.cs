namespace JwtMongoSms.Settings;

/// <summary>What must be settled before strangers are let in. Everything but Development counts as Production.</summary>
internal static class ProductionCheck
{
    public static IEnumerable<string> Problems(JwtMongoSmsOptions options, OwnParts own)
    {
        if (string.IsNullOrEmpty(options.Secret))
            yield return $"{Setting.Name("Secret")} is missing; it is a text of at least 32 bytes. `openssl rand -base64 48` makes one.";

        if (options.PublicBaseUrl is null)
            yield return $"{Setting.Name("PublicBaseUrl")} is missing; it is the https address that people reach the application at.";
        else if (options.PublicBaseUrl.Scheme != Uri.UriSchemeHttps)
            yield return $"{Setting.Name("PublicBaseUrl")} is \"{SettingText.Shown(options.PublicBaseUrl)}\"; it begins with https://.";

        if (options.Limits.Countries.Count == 0)
            yield return $"{Setting.Name("Limits:Countries")} is missing; it lists the countries that codes are sent to, such as GB,IE. Whoever may text every country pays for every fraud.";

        if (!options.Limits.Enabled)
            yield return $"{Setting.Name("Limits:Enabled")} is false; that is for development only.";

        if (!own.HasStore && !options.UsesMongoDb && string.IsNullOrEmpty(options.Sqlite.Path))
            yield return $"{Setting.Name("Sqlite:Path")} is missing; it names the file that users and sessions are kept in. For MongoDB, set {Setting.RootName("ConnectionStrings:MongoDb")} instead.";

        if (options.MongoDb.AllowWeakWrites)
            yield return $"{Setting.Name("MongoDb:AllowWeakWrites")} is true; that is for tests only.";
    }
}
