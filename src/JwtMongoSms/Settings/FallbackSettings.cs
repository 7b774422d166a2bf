using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.Settings;

/// <summary>The environment variables of the npm package <c>jwt-mongo-sms</c>, so that an application that moves keeps its deployment.</summary>
internal static class FallbackSettings
{
    public static void Apply(IConfiguration configuration, JwtMongoSmsOptions options)
    {
        // Where ASP.NET Core has its connection strings comes first; the package's variable after it.
        options.MongoDb.ConnectionString ??= Value(configuration, "ConnectionStrings:MongoDb") ?? Value(configuration, "MONGODB_URI");
        options.Secret ??= Value(configuration, "JWT_SECRET");
        options.Twilio.AccountSid ??= Value(configuration, "TWILIO_ACCOUNT_SID");
        if (options.Twilio.ApiKeySid is null)
            options.Twilio.AuthToken ??= Value(configuration, "TWILIO_AUTH_TOKEN");
        if (options.Twilio.MessagingServiceSid is null)
            options.Twilio.From ??= Value(configuration, "TWILIO_SMS_PHONE_NUMBER");
    }

    private static string? Value(IConfiguration configuration, string path) => configuration[path] is { Length: > 0 } value ? value : null;
}
