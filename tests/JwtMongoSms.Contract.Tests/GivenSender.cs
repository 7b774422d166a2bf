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

    public static TwilioSender To(Uri address, HttpMessageHandler handler, Action<TwilioOptions, MessageOptions>? change = null)
    {
        var options = new TwilioOptions
        {
            AccountSid = AccountSid,
            AuthToken = "token",
            From = "+12025550123",
            BaseAddress = address,
            CreateHandler = () => handler,
        };
        var messages = new MessageOptions();
        change?.Invoke(options, messages);
        return new TwilioSender(Options.Create(options), Options.Create(messages), new HandMovedTime(), NullLogger<TwilioSender>.Instance);
    }
}
