using TestSupport;

namespace JwtMongoSms.Twilio.Tests;

/// <summary>A sender with an account, a clock that is moved by hand, a log that keeps everything.</summary>
public abstract class TwilioTest
{
    protected const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    protected const string AuthToken = "5ecre7-auth-70ken";
    protected const string KeySid = "SK0123456789abcdef0123456789abcdef";
    protected const string KeySecret = "5ecre7-of-the-key";
    protected const string ServiceSid = "MG0123456789abcdef0123456789abcdef";

    protected static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    protected HandMovedTime Time { get; } = new();

    protected RecordingLogger<TwilioSender> Log { get; } = new();

    protected PlannedHandler Twilio { get; } = new();

    protected TwilioOptions Options { get; }

    protected MessageOptions Messages { get; } = new();

    protected static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    protected TwilioTest()
        => Options = new TwilioOptions
        {
            AccountSid = AccountSid,
            AuthToken = AuthToken,
            From = "+12025550123",
            CreateHandler = () => Twilio,
        };

    protected TwilioSender Sender()
        => new(Microsoft.Extensions.Options.Options.Create(Options), Microsoft.Extensions.Options.Options.Create(Messages), Time, Log);

    protected TwilioSender SenderTo(FakeTwilio twilio) => SenderTo(twilio.Address);

    protected TwilioSender SenderTo(Uri address)
    {
        (Options.BaseAddress, Options.CreateHandler) = (address, null);
        return Sender();
    }

    protected TwilioSender SenderThrough(HttpMessageHandler handler)
    {
        Options.CreateHandler = () => handler;
        return Sender();
    }

    /// <summary>Sends one message.</summary>
    protected async Task<SendResult> SendAsync(TimeSpan? validFor = null)
    {
        using var sender = Sender();
        return await sender.SendAsync(GivenMessage.Request(validFor: validFor), CancellationToken);
    }

    /// <summary>Waits until a post's time-out was set.</summary>
    protected async Task PostBeginsAsync() => Assert.Equal(TimeOut, await Time.NextTimerAsync(CancellationToken));

    /// <summary>Waits until the sender pauses, and lets the pause pass.</summary>
    protected async Task PauseAsync(TimeSpan pause)
    {
        Assert.Equal(pause, await Time.NextTimerAsync(CancellationToken));
        Time.Advance(pause);
    }
}
