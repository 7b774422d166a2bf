using System.Net;
using JwtMongoSms.Twilio;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Twilio's form of an error.</summary>
internal sealed record TwilioProblem(int Code, string Message, int Status)
{
    public string MoreInfo => $"https://www.twilio.com/docs/errors/{Code}";

    /// <summary>Creates the problem with which Twilio refuses by a code.</summary>
    public static TwilioProblem FromCode(int code)
    {
        var cure = TwilioErrors.Cure(TwilioErrors.ClassOf(code, HttpStatusCode.BadRequest));
        return new TwilioProblem(code, $"The dev phone was told to refuse this message. {cure}", StatusOf(code));
    }

    // Twilio answers 400 to what isn't about the account, an address or the rate of requests.
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
