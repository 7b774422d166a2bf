using JwtMongoSms;
using JwtMongoSms.Twilio;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Twilio as the sender.</summary>
public static class TwilioBuilderExtensions
{
    /// <summary>Sends codes and notices through Twilio. Settings: section <c>JwtMongoSms:Twilio</c>, <see cref="TwilioOptions"/>.</summary>
    /// <exception cref="InvalidOperationException">Another sender was added.</exception>
    public static JwtMongoSmsBuilder AddTwilio(this JwtMongoSmsBuilder builder) => builder.AddTwilioOptions().AddSender<TwilioSender>();

    /// <summary>Registers the options alone, for a sender that the configuration chooses.</summary>
    internal static JwtMongoSmsBuilder AddTwilioOptions(this JwtMongoSmsBuilder builder)
        => builder.AddOptions<TwilioOptions, TwilioOptionsSetup>();
}
