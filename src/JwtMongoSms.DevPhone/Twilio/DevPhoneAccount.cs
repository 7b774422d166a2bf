using JwtMongoSms.Delivery.Twilio;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The account that development sends from when it has none. None of it is worth anything at Twilio.</summary>
internal static class DevPhoneAccount
{
    /// <summary>Gives settings without an account this one; others stay as they are.</summary>
    public static TwilioOptions FillIn(TwilioOptions twilio)
    {
        if (!string.IsNullOrEmpty(twilio.AccountSid))
            return twilio;

        twilio.AccountSid = "AC" + new string('0', 32);
        twilio.AuthToken = "development";
        if (string.IsNullOrEmpty(twilio.From) && string.IsNullOrEmpty(twilio.MessagingServiceSid))
            twilio.From = "+15005550006";
        return twilio;
    }
}
