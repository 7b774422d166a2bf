using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>
/// Passes the requests of Twilio's sender to the phone without a socket: no address, host filter or protocol of the server matters.
/// </summary>
internal sealed class DevPhoneHandler(TwilioMessages messages) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        context.Request.Headers.Authorization = request.Headers.Authorization?.ToString();
        if (request.Content is { } content)
        {
            context.Request.ContentType = content.Headers.ContentType?.ToString();
            context.Request.ContentLength = content.Headers.ContentLength;
            context.Request.Body = await content.ReadAsStreamAsync(cancellationToken);
        }

        // Not cancelled with the sender: at Twilio too, a message may come after its sender has given up.
        var accountSid = request.RequestUri!.Segments[^2].TrimEnd('/');
        var response = await messages.PostAsync(context, accountSid).WaitAsync(cancellationToken);
        return response?.ToHttpResponse()
            ?? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The dev phone broke the connection.");
    }
}
