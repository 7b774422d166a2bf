using JwtMongoSms.Delivery.Twilio.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Delivery.Twilio;

/// <summary>
/// Sends codes through Twilio's Messages API. A message is posted again only when it certainly was not sent: Twilio was busy, or could not be reached.
/// </summary>
public sealed class TwilioSender : ICodeSender, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TwilioApi api;
    private readonly MessageOptions messages;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;

    /// <summary>Makes the sender.</summary>
    /// <param name="options">The account, and what messages say.</param>
    /// <param name="timeProvider">The clock of time-outs and pauses.</param>
    /// <param name="logger">Hears of posts that are repeated: never the number, the text or a credential.</param>
    /// <param name="handler">
    /// What requests go through; it is disposed with the sender. By default a connection of the sender's own, deliberately not one of
    /// <c>IHttpClientFactory</c>: a retry policy that an application gives to all its clients would post a message several times.
    /// </param>
    /// <exception cref="InvalidOperationException">The account's settings are missing or wrong; the message lists them.</exception>
    public TwilioSender(IOptions<LoginOptions> options, TimeProvider timeProvider, ILogger<TwilioSender> logger, HttpMessageHandler? handler = null)
        : this(Checked(options.Value.Twilio), options.Value.Messages, timeProvider, logger, handler)
    {
    }

    /// <summary>Makes a sender whose settings need not be what an operator may write: the dev phone's address is no address yet.</summary>
    internal TwilioSender(TwilioOptions twilio, MessageOptions messages, TimeProvider timeProvider, ILogger<TwilioSender> logger, HttpMessageHandler? handler)
    {
        api = new TwilioApi(twilio, timeProvider, handler);
        this.messages = messages;
        this.timeProvider = timeProvider;
        this.logger = logger;
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken) => await PostAsync(
        request.To,
        messages.Sms(request.Message),
        request.ValidFor,
        (detail, pause) => TwilioLog.PostsAgain(logger, request.Challenge, request.Send, detail, pause.TotalSeconds),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken) => await PostAsync(
        request.To,
        messages.PhoneChanged(request.Message),
        request.ValidFor,
        (detail, pause) => TwilioLog.PostsNoticeAgain(logger, request.UserId, detail, pause.TotalSeconds),
        cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => api.Dispose();

    private static TwilioOptions Checked(TwilioOptions twilio)
    {
        var problems = TwilioOptionsCheck.Problems(twilio, required: true).Select(TwilioOptionsCheck.Sentence).ToList();
        return problems.Count == 0 ? twilio : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    private async Task<SendResult> PostAsync(
        PhoneNumber to, string text, TimeSpan validFor, Action<string, TimeSpan> logRepeat, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        for (var post = 1; ; post++)
        {
            var left = validFor - timeProvider.GetElapsedTime(started);
            if (left < Second)
                return TwilioAnswer.TooLate.Result;

            var answer = await api.PostMessageAsync(to, text, left, cancellationToken).ConfigureAwait(false);
            var pause = answer.MayRepeat ? PostPauses.After(post, answer.Result.Failure?.RetryAfter) : null;
            left = validFor - timeProvider.GetElapsedTime(started);
            if (pause is not { } wait || left < wait + Second)
                return answer.Result;

            logRepeat(answer.Result.Failure!.Detail, wait);
            if (!await TryWaitAsync(wait, cancellationToken).ConfigureAwait(false))
                return answer.Result;
        }
    }

    private async Task<bool> TryWaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
