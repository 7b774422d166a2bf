using System.Net.Sockets;
using JwtMongoSms.Phones;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>One post to Twilio, and what it came to.</summary>
internal sealed class TwilioApi : IDisposable
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    private readonly HttpClient client;
    private readonly TwilioOptions twilio;
    private readonly TimeProvider timeProvider;

    public TwilioApi(TwilioOptions twilio, TimeProvider timeProvider, HttpMessageHandler? handler)
    {
        this.twilio = twilio;
        this.timeProvider = timeProvider;
        client = TwilioConnection.Open(twilio, handler);
    }

    public async Task<TwilioAnswer> PostMessageAsync(PhoneNumber to, string text, TimeSpan validFor, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(TimeOut, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        using var form = new MessageForm(twilio, to, text, validFor);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"2010-04-01/Accounts/{twilio.AccountSid}/Messages.json") { Content = form };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await TwilioBody.ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return TwilioReply.Read(response, body, timeProvider.GetUtcNow());
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            return GivenUp(form.Begun, timeOut.IsCancellationRequested ? "did not answer within 10 seconds" : "was not waited for: the work was cancelled");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return Broken(form.Begun, exception);
        }
    }

    public void Dispose() => client.Dispose();

    private static TwilioAnswer GivenUp(bool begun, string what) => begun
        ? TwilioAnswer.Unknown(DeliveryFailureClass.Unknown, $"Twilio {what}; the message may have been sent.")
        : TwilioAnswer.Refused(DeliveryFailureClass.NoConnection, $"Twilio {what}; nothing was sent.");

    private static TwilioAnswer Broken(bool begun, Exception exception) => begun
        ? TwilioAnswer.Unknown(DeliveryFailureClass.Unknown, $"The connection to Twilio broke after sending ({Kind(exception)}); the message may have been sent.")
        : TwilioAnswer.Refused(DeliveryFailureClass.NoConnection, $"Twilio could not be reached ({Kind(exception)}); nothing was sent.", mayRepeat: true);

    // Only the kind of error: the text of a handler that isn't ours could say anything.
    private static string Kind(Exception exception) => exception switch
    {
        NoAddressException => exception.Message,
        { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => exception.GetType().Name,
    };
}
