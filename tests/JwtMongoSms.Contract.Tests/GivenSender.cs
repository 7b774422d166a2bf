using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>Real senders, whose clock stands still: they neither time out nor pause.</summary>
internal static class GivenSender
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";

    /// <summary>Too short for any pause.</summary>
    public static readonly TimeSpan OnePost = TimeSpan.FromSeconds(1.5);

    public static TwilioSender To(Uri address, HttpMessageHandler handler, Action<LoginOptions>? change = null)
    {
        var options = new LoginOptions { AppName = "Nine Cats" };
        options.Twilio.AccountSid = AccountSid;
        options.Twilio.AuthToken = "token";
        options.Twilio.From = "+12025550123";
        options.Twilio.BaseAddress = address;
        change?.Invoke(options);
        return new TwilioSender(Options.Create(options), new HandMovedTime(), NullLogger<TwilioSender>.Instance, handler);
    }
}
