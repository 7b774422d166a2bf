using JwtMongoSms.DevPhone.Twilio;

namespace JwtMongoSms.Settings.Internal;

/// <summary>Fills in, in Development, what nobody has configured, and keeps a notice of each.</summary>
internal static class DevelopmentDefaults
{
    public static void Apply(JwtMongoSmsOptions options, DevelopmentFolder folder, OwnParts own)
    {
        if (string.IsNullOrEmpty(options.Secret))
        {
            options.Secret = folder.Secret();
            options.Notices.Add($"JwtMongoSms:Secret is not set; for development one was made and is kept in {folder.SecretPath}.");
        }

        if (!own.HasStore && !options.UsesMongoDb && string.IsNullOrEmpty(options.Sqlite.Path))
        {
            options.Sqlite.Path = folder.DatabasePath;
            options.Notices.Add($"No store is configured; for development users are kept in {folder.DatabasePath}.");
        }

        if (options.Limits.Countries.Count == 0)
            options.Notices.Add("JwtMongoSms:Limits:Countries is not set; for development codes go to every country.");

        if (!options.Limits.Enabled)
            options.Notices.Add("JwtMongoSms:Limits:Enabled is false; for development the sending limits are off.");

        if (!own.HasSender && string.IsNullOrEmpty(options.Twilio.AccountSid))
            UseDevPhone(options);
    }

    private static void UseDevPhone(JwtMongoSmsOptions options)
    {
        options.Notices.Add(options.Twilio.BaseAddress is { } address
            ? $"No Twilio account is configured; for development one was made up, and messages go to {address}."
            : "No Twilio account is configured; for development messages go to the dev phone, /dev/phone on this machine.");
        DevPhoneAccount.FillIn(options.Twilio);
    }
}
