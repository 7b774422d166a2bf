using System.Globalization;
using System.Net;

namespace JwtMongoSms.Twilio;

/// <summary>Tells what Twilio's response means for the message.</summary>
internal static class TwilioResponseReader
{
    public const string Provider = "twilio";

    private const int TooManyRequests = 20429;
    private const int MaxSegments = 100;

    public static SendAttempt Read(HttpStatusCode status, TwilioResponseBody? body, TimeSpan? retryAfter) => (int)status switch
    {
        >= 200 and < 300 => ReadMessage(status, body),

        // 60202 and 60203 have status 429 too, but a pause of seconds doesn't help them: no retry.
        429 => SendAttempt.Refused(Failure(status, body?.Code, retryAfter), mayRetry: body is null or { Code: null or TooManyRequests }),

        // 408: a proxy timed out, perhaps after forwarding the message. A redirect is not from Twilio: the message may have been sent.
        408 or < 400 or >= 500 => SendAttempt.Unknown(Failure(status, body?.Code, retryAfter)),
        _ => SendAttempt.Refused(Failure(status, body?.Code, retryAfter)),
    };

    private static SendAttempt ReadMessage(HttpStatusCode status, TwilioResponseBody? body)
    {
        if (body is not { Sid: { } sid } || !TwilioSid.IsMessage(sid))
        {
            var detail = $"Twilio answered {(int)status} with something other than a message; it may have been sent.";
            return SendAttempt.Unknown(new DeliveryFailure(DeliveryFailureClass.Unknown, Provider, null, detail));
        }

        return body.Status is "failed" or "canceled"
            ? SendAttempt.Refused(Failure(status, body.ErrorCode, retryAfter: null))
            : SendAttempt.Accepted(sid, body.Segments is > 0 and < MaxSegments ? body.Segments : null);
    }

    // Twilio's own sentence is left out: it repeats the number, and sometimes the text.
    private static DeliveryFailure Failure(HttpStatusCode status, int? code, TimeSpan? retryAfter)
    {
        var failureClass = TwilioErrors.ClassOf(code, status);
        var name = code?.ToString(CultureInfo.InvariantCulture);
        var said = name is null
            ? $"Twilio answered {(int)status}."
            : $"Twilio answered {(int)status} with code {name}, https://www.twilio.com/docs/api/errors/{name}.";
        return new DeliveryFailure(failureClass, Provider, name, $"{said} {TwilioErrors.Cure(failureClass)}", retryAfter);
    }
}
