using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.Settings.Internal;

/// <summary>The environment variables of the npm package <c>jwt-mongo-sms</c>, so that an application that moves keeps its deployment.</summary>
internal static class FallbackSettings
{
    public static void Apply(IConfiguration configuration, JwtMongoSmsOptions options)
    {
        options.Secret ??= Value(configuration, "JWT_SECRET");
        options.Twilio.AccountSid ??= Value(configuration, "TWILIO_ACCOUNT_SID");
        if (options.Twilio.ApiKeySid is null)
            options.Twilio.AuthToken ??= Value(configuration, "TWILIO_AUTH_TOKEN");
        if (options.Twilio.MessagingServiceSid is null)
            options.Twilio.From ??= Value(configuration, "TWILIO_SMS_PHONE_NUMBER");
    }

    /// <summary>Nobody's users go into a file when a database was asked for.</summary>
    public static IEnumerable<string> MongoDbProblems(IConfiguration configuration)
        => new[] { "ConnectionStrings:MongoDb", "MONGODB_URI" }
            .Where(path => Value(configuration, path) is not null)
            .Select(path => $"{Setting.RootName(path)} names a MongoDB server; this version keeps users in a SQLite file. Remove the setting, or register stores of your own.");

    private static string? Value(IConfiguration configuration, string path) => configuration[path] is { Length: > 0 } value ? value : null;
}
