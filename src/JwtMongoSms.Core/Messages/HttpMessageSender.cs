using System.Net.Sockets;
using System.Text.Json;
using JwtMongoSms.Messages;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms;

/// <summary>
/// Posts each message to a provider's HTTP API. A derived class creates the request and reads the response. This class retries only
/// messages that certainly were not sent: twice at most, after 1 and 3 s or what <c>Retry-After</c> says, up to 15 s.
/// </summary>
public abstract class HttpMessageSender : IMessageSender, IDisposable
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinValidity = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly string provider;
    private readonly HttpClient client;
    private readonly MessageOptions messages;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;

    /// <summary>Creates the sender.</summary>
    /// <param name="provider">The provider's name, such as <c>twilio</c>, for <see cref="DeliveryFailure.Provider"/>.</param>
    /// <param name="address">Where the provider's API begins.</param>
    /// <param name="handler">
    /// What requests go through, disposed with the sender; by default connections that follow no redirect and keep no cookie. Never a retry
    /// policy: it would send a message several times.
    /// </param>
    /// <param name="messages">What messages say.</param>
    /// <param name="timeProvider">The clock of time-outs and pauses.</param>
    /// <param name="logger">Logs retries, without the number and the text.</param>
    protected HttpMessageSender(
        string provider, Uri address, HttpMessageHandler? handler, MessageOptions messages, TimeProvider timeProvider, ILogger logger)
    {
        this.provider = provider;
        client = ProviderConnection.Create(address, handler);
        this.messages = messages;
        this.timeProvider = timeProvider;
        this.logger = logger;
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken) => await SendAsync(
        request.To,
        messages.Sms(request.Message),
        request.ValidFor,
        $"The code of challenge {request.Challenge.Value}, send {request.Send},",
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken) => await SendAsync(
        request.To,
        messages.PhoneChanged(request.Message),
        request.ValidFor,
        $"The notice of user {request.UserId.Value}'s new number",
        cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => client.Dispose();

    /// <summary>Creates the request that sends one message, with a body and the account's credentials.</summary>
    /// <param name="to">The recipient.</param>
    /// <param name="text">The text, code and all. It must not be logged.</param>
    /// <param name="validFor">How long the message is of use: at least a second.</param>
    /// <returns>A request whose address is relative to the provider's.</returns>
    protected abstract HttpRequestMessage CreateRequest(PhoneNumber to, string text, TimeSpan validFor);

    /// <summary>Reads what a response means for the message.</summary>
    /// <param name="response">Status and headers; the body is still to be read.</param>
    /// <param name="cancellationToken">Ends after 10 seconds; the outcome is then unknown.</param>
    /// <returns>What the provider has done. It repeats nothing of the provider's own sentences, which may quote number and text.</returns>
    protected abstract Task<SendAttempt> ReadResponseAsync(HttpResponseMessage response, CancellationToken cancellationToken);

    /// <summary>Reads the JSON object of a response, up to 64 kB.</summary>
    /// <param name="response">The response.</param>
    /// <param name="cancellationToken">That of <see cref="ReadResponseAsync"/>.</param>
    /// <returns><see langword="null"/> when there is none, it is longer, or it does not arrive: then the status stands alone.</returns>
    protected static Task<JsonDocument?> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => BoundedJson.ReadAsync(response.Content, cancellationToken);

    /// <summary>Reads when the provider will take messages again.</summary>
    /// <param name="response">The response.</param>
    /// <returns>Zero or more; <see langword="null"/> when the header <c>Retry-After</c> is missing or unreadable.</returns>
    protected TimeSpan? ReadRetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - timeProvider.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private async Task<SendResult> SendAsync(
        PhoneNumber to, string text, TimeSpan validFor, string logName, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        for (var count = 1; ; count++)
        {
            var left = validFor - timeProvider.GetElapsedTime(started);
            if (left < MinValidity)
                return SendResult.Refused(Failure(DeliveryFailureClass.Unknown, "The message would come too late; nothing was sent."));

            var attempt = await TryAsync(CreateRequest(to, text, left), cancellationToken).ConfigureAwait(false);
            var pause = attempt.MayRetry ? PauseAfter(count, attempt.Result.Failure!.RetryAfter) : null;
            left = validFor - timeProvider.GetElapsedTime(started);
            if (pause is not { } wait || left < wait + MinValidity)
                return attempt.Result;

            Log.Retries(logger, logName, wait.TotalSeconds, attempt.Result.Failure!.Detail);
            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                return attempt.Result;
        }
    }

    private async Task<SendAttempt> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(TimeOut, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        using var disposable = request;
        var content = new TrackedContent(request.Content ?? throw new InvalidOperationException("CreateRequest has set no Content."));
        request.Content = content;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token)
                .ConfigureAwait(false);
            return await ReadResponseAsync(response, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested)
        {
            return NoResponse(content.HasBegun, $"The provider did not respond within {TimeOut.TotalSeconds} seconds");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return NoResponse(content.HasBegun, "The wait for the provider was cancelled");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return content.HasBegun
                ? NoResponse(hasBegun: true, $"The connection to the provider broke after sending ({KindOf(exception)})")
                : NoResponse(hasBegun: false, $"The provider could not be reached ({KindOf(exception)})", mayRetry: true);
        }
    }

    // Null: no retry. A longer wait is left to the user: the queue has other messages to send.
    private static TimeSpan? PauseAfter(int attempt, TimeSpan? retryAfter)
    {
        if (attempt > Pauses.Length || retryAfter > MaxPause)
            return null;

        // "Retry-After: 0" must not make us flood the provider.
        var pause = Pauses[attempt - 1];
        return retryAfter > pause ? retryAfter : pause;
    }

    private SendAttempt NoResponse(bool hasBegun, string what, bool mayRetry = false) => hasBegun
        ? SendAttempt.Unknown(Failure(DeliveryFailureClass.Unknown, $"{what}; the message may have been sent."))
        : SendAttempt.Refused(Failure(DeliveryFailureClass.NoConnection, $"{what}; nothing was sent."), mayRetry);

    private DeliveryFailure Failure(DeliveryFailureClass failureClass, string detail) => new(failureClass, provider, null, detail);

    // Only the kind of error: the message of an application's handler could quote the number or the code.
    private static string KindOf(Exception exception) => exception switch
    {
        { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => exception.GetType().Name,
    };
}
