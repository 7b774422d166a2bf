using System.Net.Http.Headers;
using System.Text;
using JwtMongoSms.Twilio;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>Sends codes and notices as text messages through Twilio's Messages API.</summary>
public sealed class TwilioSender : HttpMessageSender
{
    private static readonly Uri Api = new("https://api.twilio.com/");

    private readonly TwilioOptions options;
    private readonly AuthenticationHeaderValue credentials;

    /// <summary>Creates the sender.</summary>
    /// <param name="options">The account.</param>
    /// <param name="messages">What messages say.</param>
    /// <param name="timeProvider">The clock of time-outs and pauses.</param>
    /// <param name="logger">Logs retries, without the number, the text and the credentials.</param>
    /// <exception cref="OptionsValidationException">The account's settings are missing or wrong; the message lists them.</exception>
    public TwilioSender(
        IOptions<TwilioOptions> options, IOptions<MessageOptions> messages, TimeProvider timeProvider, ILogger<TwilioSender> logger)
        : this(Validated(options.Value), messages.Value, timeProvider, logger)
    {
    }

    private TwilioSender(TwilioOptions options, MessageOptions messages, TimeProvider timeProvider, ILogger logger)
        : base(TwilioResponseReader.Provider, options.BaseAddress ?? Api, options.CreateHandler?.Invoke(), messages, timeProvider, logger)
    {
        this.options = options;
        var (user, password) = string.IsNullOrEmpty(options.ApiKeySid)
            ? (options.AccountSid, options.AuthToken)
            : (options.ApiKeySid, options.ApiKeySecret);
        credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
    }

    /// <inheritdoc/>
    protected override HttpRequestMessage CreateRequest(PhoneNumber to, string text, TimeSpan validFor)
        => new(HttpMethod.Post, $"2010-04-01/Accounts/{options.AccountSid}/Messages.json")
        {
            Headers = { Authorization = credentials },
            Content = new FormUrlEncodedContent(TwilioMessageForm.Write(options, to, text, validFor)),
        };

    /// <inheritdoc/>
    protected override async Task<SendAttempt> ReadResponseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var json = await ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
        return TwilioResponseReader.Read(response.StatusCode, TwilioResponseBody.From(json), ReadRetryAfter(response));
    }

    private static TwilioOptions Validated(TwilioOptions options)
    {
        // Whether an address on this machine will do, the start has judged by the environment.
        var problems = TwilioOptionsSetup.FindInOptions(options, isDevelopment: true).ToList();
        return problems.Count == 0 ? options : throw new OptionsValidationException(Options.DefaultName, typeof(TwilioOptions), problems);
    }
}
