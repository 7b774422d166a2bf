using System.Globalization;
using System.Net;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>What an answer means for the message.</summary>
internal static class TwilioReply
{
    private const int TooManyRequests = 20429;
    private const int MostSegments = 100;

    public static TwilioAnswer Read(HttpResponseMessage response, TwilioBody? body, DateTimeOffset now) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => Created(response.StatusCode, body),
        429 => Refused(response, body, now) with { MayRepeat = body is null or { Code: null or TooManyRequests } },

        // 408: somebody on the way has lost patience, perhaps after passing the message on. A redirect: this is not Twilio, and what it did is anyone's guess.
        408 or < 400 or >= 500 => NotKnown(response, body, now),
        _ => Refused(response, body, now),
    };

    private static TwilioAnswer Created(HttpStatusCode status, TwilioBody? body)
    {
        if (body is not { Sid: { } sid } || !TwilioSid.IsMessage(sid))
            return TwilioAnswer.Unknown(DeliveryFailureClass.Unknown, $"Twilio answered {(int)status} with something other than a message; it may have been sent.");

        if (body.Status is not ("failed" or "canceled"))
            return new TwilioAnswer(SendResult.Accepted(sid, body.Segments is > 0 and < MostSegments ? body.Segments : null));

        return new TwilioAnswer(SendResult.Refused(Failure(status, body.ErrorCode, null)));
    }

    private static TwilioAnswer Refused(HttpResponseMessage response, TwilioBody? body, DateTimeOffset now)
        => new(SendResult.Refused(Failure(response.StatusCode, body?.Code, RetryAfter(response, now))));

    private static TwilioAnswer NotKnown(HttpResponseMessage response, TwilioBody? body, DateTimeOffset now)
        => new(SendResult.Unknown(Failure(response.StatusCode, body?.Code, RetryAfter(response, now))));

    // Twilio's own sentence is left out: it repeats the number, and sometimes the text.
    private static DeliveryFailure Failure(HttpStatusCode status, int? code, TimeSpan? retryAfter)
    {
        var failureClass = TwilioErrors.ClassOf(code, status);
        var name = code?.ToString(CultureInfo.InvariantCulture);
        var said = name is null ? $"Twilio answered {(int)status}." : $"Twilio answered {(int)status} with code {name}, https://www.twilio.com/docs/api/errors/{name}.";
        return new DeliveryFailure(failureClass, TwilioAnswer.Provider, name, $"{said} {TwilioErrors.Cure(failureClass)}", retryAfter);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
