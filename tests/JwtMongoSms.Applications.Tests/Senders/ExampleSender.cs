using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Applications.Tests.Senders;

/// <summary>A sender of the application's own, on the client that <c>AddSender</c> gives it.</summary>
internal sealed partial class ExampleSender(
    HttpClient client, IOptions<MessageOptions> messages, IOptions<ExampleSenderOptions> options, ILogger<ExampleSender> logger)
    : IMessageSender
{
    public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
        => PostAsync(request.To, messages.Value.Sms(request.Message), cancellationToken);

    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
        => PostAsync(request.To, messages.Value.PhoneChanged(request.Message), cancellationToken);

    private async Task<SendResult> PostAsync(PhoneNumber to, string text, CancellationToken cancellationToken)
    {
        try
        {
            var message = new { to = to.E164, text };
            using var response = await client.PostAsJsonAsync(new Uri(options.Value.Address, "messages"), message, cancellationToken);
            LogResponse(logger, (int)response.StatusCode, to);
            return (int)response.StatusCode switch
            {
                >= 200 and < 300 => SendResult.Accepted($"{response.Headers.Location}"),
                >= 400 and < 500 => SendResult.Refused(Failure(DeliveryFailureClass.BadNumber, "Example refused the message.")),
                _ => SendResult.Unknown(Failure(DeliveryFailureClass.Unknown, "Example failed at the message.")),
            };
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError)
        {
            return SendResult.Refused(Failure(DeliveryFailureClass.NoConnection, "Example was out of reach; nothing was sent."));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return SendResult.Unknown(Failure(DeliveryFailureClass.Unknown, "Example did not respond; the message may have been sent."));
        }
    }

    private static DeliveryFailure Failure(DeliveryFailureClass failureClass, string detail)
        => new(failureClass, "example", Code: null, detail);

    [LoggerMessage(1, LogLevel.Debug, "Example answered {Status} for {To}.")]
    private static partial void LogResponse(ILogger logger, int status, PhoneNumber to);
}

internal sealed class ExampleSenderOptions
{
    public Uri Address { get; set; } = new("https://sms.example.com/");
}
