using Microsoft.Extensions.Options;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Leads Twilio's sender to the phone in its own process, where no account, address or handler is configured.</summary>
internal sealed class DevPhoneConnection(DevPhoneHandler handler) : IPostConfigureOptions<TwilioOptions>
{
    // It has the form of an account, and is worth nothing at Twilio.
    private const string AccountSid = "AC00000000000000000000000000000000";

    /// <summary>Whether messages arrive at the phone.</summary>
    public bool IsUsed { get; private set; }

    public void PostConfigure(string? name, TwilioOptions options)
    {
        if (!string.IsNullOrEmpty(options.AccountSid))
            return;

        options.AccountSid = AccountSid;
        options.AuthToken = "development";
        if (string.IsNullOrEmpty(options.From) && string.IsNullOrEmpty(options.MessagingServiceSid))
            options.From = "+15005550006";
        if (options.BaseAddress is not null || options.CreateHandler is not null)
            return;

        options.CreateHandler = () => handler;
        IsUsed = true;
    }
}
