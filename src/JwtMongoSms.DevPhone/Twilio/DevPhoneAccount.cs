namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>The account that development sends from when it has none. It is worth nothing at Twilio.</summary>
internal static class DevPhoneAccount
{
    private const string Sid = "AC00000000000000000000000000000000";

    /// <summary>Whether settings name no account, or this one.</summary>
    public static bool IsIn(TwilioOptions options) => string.IsNullOrEmpty(options.AccountSid) || options.AccountSid == Sid;

    /// <summary>Gives settings without an account this one; others stay as they are.</summary>
    public static void FillIn(TwilioOptions options)
    {
        if (!string.IsNullOrEmpty(options.AccountSid))
            return;

        options.AccountSid = Sid;
        options.AuthToken = "development";
        if (string.IsNullOrEmpty(options.From) && string.IsNullOrEmpty(options.MessagingServiceSid))
            options.From = "+15005550006";
    }
}
