using System.Net;
using JwtMongoSms.Messages.Twilio;

namespace JwtMongoSms.AspNetCore.DevPhone.Failures;

/// <summary>Twilio's answer when it refuses with a code.</summary>
internal static class TwilioRefusal
{
    public static TwilioProblem Of(int code)
        => new(code, $"The dev phone was told to refuse this message. {TwilioErrors.Cure(TwilioErrors.ClassOf(code, HttpStatusCode.BadRequest))}", StatusOf(code));

    // What isn't about the account, an address or how much is asked is a bad request at Twilio.
    private static int StatusOf(int code) => code switch
    {
        20003 => 401,
        20404 => 404,
        20429 or 21611 or 60202 or 60203 => 429,
        20500 => 500,
        20503 => 503,
        _ => 400,
    };
}
