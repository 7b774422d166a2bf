namespace JwtMongoSms.Process.Tests;

/// <summary>All that Production asks for.</summary>
internal static class ProductionSettings
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "fedcba9876543210fedcba9876543210";
    public const string From = "+12025550123";

    public static Dictionary<string, string> In(string folder) => new()
    {
        ["JwtMongoSms:Secret"] = "a root secret of the tests that is long enough",
        ["JwtMongoSms:PublicBaseUrl"] = "https://example.com",
        ["JwtMongoSms:Limits:Countries"] = "GB",
        ["JwtMongoSms:Limits:TrustedProxies"] = "none",
        ["JwtMongoSms:Limits:DailyCost"] = "1000",
        ["JwtMongoSms:Sqlite:Path"] = Path.Combine(folder, "production.db"),
        ["JwtMongoSms:Twilio:AccountSid"] = AccountSid,
        ["JwtMongoSms:Twilio:AuthToken"] = AuthToken,
        ["JwtMongoSms:Twilio:From"] = From,
    };

    public static Dictionary<string, string> With(this Dictionary<string, string> settings, string path, string value)
        => new(settings) { [path] = value };
}
