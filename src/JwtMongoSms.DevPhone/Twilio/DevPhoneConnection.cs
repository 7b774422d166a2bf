using Microsoft.Extensions.Options;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Leads Twilio's sender to the phone in its own process, where no account, address or handler is configured.</summary>
internal sealed class DevPhoneConnection(DevPhoneHandler handler) : IPostConfigureOptions<TwilioOptions>
{
    /// <summary>Whether messages arrive at the phone.</summary>
    public bool IsUsed { get; private set; }

    public void PostConfigure(string? name, TwilioOptions options)
    {
        if (!DevPhoneAccount.IsIn(options))
            return;

        DevPhoneAccount.FillIn(options);
        if (options.BaseAddress is not null || options.CreateHandler is not null)
            return;

        options.CreateHandler = () => handler;
        IsUsed = true;
    }
}
