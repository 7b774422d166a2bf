using JwtMongoSms.Messages;
using JwtMongoSms.Settings;

namespace JwtMongoSms.Twilio;

/// <summary>Reads and validates <see cref="TwilioOptions"/>. Problems show no whole id: people paste the token there.</summary>
internal sealed class TwilioOptionsSetup(SettingsSource source, SenderInUse sender) : OptionsSetup<TwilioOptions>("Twilio", source)
{
    /// <summary>Finds what keeps an account from sending.</summary>
    public static IEnumerable<string> FindInOptions(TwilioOptions options, bool isDevelopment) =>
    [
        .. FindInAddress(options.BaseAddress, isDevelopment),
        .. FindInAccount(options),
        .. FindInCredentials(options),
        .. FindInSender(options),
    ];

    protected override void Read(SettingReader reader, TwilioOptions options)
    {
        options.AccountSid = reader.Text(nameof(options.AccountSid), options.AccountSid) ?? reader.FromRoot("TWILIO_ACCOUNT_SID");
        options.ApiKeySid = reader.Text(nameof(options.ApiKeySid), options.ApiKeySid);
        options.ApiKeySecret = reader.Text(nameof(options.ApiKeySecret), options.ApiKeySecret);
        options.AuthToken = reader.Text(nameof(options.AuthToken), options.AuthToken);
        options.MessagingServiceSid = reader.Text(nameof(options.MessagingServiceSid), options.MessagingServiceSid);
        options.From = reader.Text(nameof(options.From), options.From);
        options.BaseAddress = reader.Address(nameof(options.BaseAddress), options.BaseAddress);

        // The variables of the npm package stand in only for what our own settings leave open.
        if (options.ApiKeySid is null)
            options.AuthToken ??= reader.FromRoot("TWILIO_AUTH_TOKEN");
        if (options.MessagingServiceSid is null)
            options.From ??= reader.FromRoot("TWILIO_SMS_PHONE_NUMBER");
    }

    protected override IEnumerable<string> FindProblems(TwilioOptions options)
        => sender.Is<TwilioSender>() ? FindInOptions(options, Source.IsDevelopment) : [];

    private static IEnumerable<string> FindInAccount(TwilioOptions options)
    {
        if (string.IsNullOrEmpty(options.AccountSid))
            yield return Describe(nameof(options.AccountSid), "is missing; it starts with AC and has 34 characters.");
        else if (!TwilioSid.IsAccount(options.AccountSid))
            yield return DescribeValue(nameof(options.AccountSid), options.AccountSid, "it starts with AC and has 34 characters.");
    }

    private static IEnumerable<string> FindInCredentials(TwilioOptions options)
    {
        var (hasKey, hasSecret) = (!string.IsNullOrEmpty(options.ApiKeySid), !string.IsNullOrEmpty(options.ApiKeySecret));
        if (hasSecret && !hasKey)
            yield return Describe(
                nameof(options.ApiKeySid), "is missing, and Twilio:ApiKeySecret is set; it starts with SK and has 34 characters.");
        else if (!hasKey && string.IsNullOrEmpty(options.AuthToken))
            yield return Describe(nameof(options.AuthToken), "is missing; set it, or Twilio:ApiKeySid and Twilio:ApiKeySecret.");

        if (hasKey && !TwilioSid.IsApiKey(options.ApiKeySid!))
            yield return DescribeValue(nameof(options.ApiKeySid), options.ApiKeySid!, "it starts with SK and has 34 characters.");
        if (hasKey && !hasSecret)
            yield return Describe(
                nameof(options.ApiKeySecret), "is missing, and Twilio:ApiKeySid is set; Twilio shows it once, when the key is made.");

        if (HasSpace(options.AuthToken))
            yield return Describe(
                nameof(options.AuthToken), "holds white space or a control character; Twilio's tokens have neither.");
        if (HasSpace(options.ApiKeySecret))
            yield return Describe(
                nameof(options.ApiKeySecret), "holds white space or a control character; Twilio's secrets have neither.");
    }

    private static IEnumerable<string> FindInSender(TwilioOptions options)
    {
        var (from, service) = (options.From, options.MessagingServiceSid);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(service))
            yield return Describe(nameof(options.From), "is missing; set it, or Twilio:MessagingServiceSid.");
        if (!string.IsNullOrEmpty(from) && !string.IsNullOrEmpty(service))
            yield return Describe(nameof(options.From), "is set, and Twilio:MessagingServiceSid too; set one of them.");
        if (!string.IsNullOrEmpty(from) && !SenderName.IsValid(from))
            yield return DescribeValue(
                nameof(options.From),
                from,
                "it is a number such as +12025550123, a short code of 3 to 8 digits, "
                + "or a name of 1 to 11 letters, digits and spaces with a letter in it.",
                maxShown: 16);
        if (!string.IsNullOrEmpty(service) && !TwilioSid.IsMessagingService(service))
            yield return DescribeValue(nameof(options.MessagingServiceSid), service, "it starts with MG and has 34 characters.");
    }

    private static IEnumerable<string> FindInAddress(Uri? address, bool isDevelopment)
    {
        const string Example = "https://api.twilio.com/";
        if (address is not null && ProviderAddress.FindProblem("Twilio:BaseAddress", address, Example, isDevelopment) is { } problem)
            yield return problem;
    }

    private static bool HasSpace(string? secret) => secret is not null && secret.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static string Describe(string name, string problem) => SettingProblem.Describe($"Twilio:{name}", problem);

    private static string DescribeValue(string name, string value, string cure, int maxShown = 4)
        => SettingProblem.DescribeValue($"Twilio:{name}", value, cure, maxShown);
}
