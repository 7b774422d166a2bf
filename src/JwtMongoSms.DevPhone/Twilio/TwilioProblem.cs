namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>Twilio's form of an error.</summary>
internal sealed record TwilioProblem(int Code, string Message, int Status)
{
    public string MoreInfo => $"https://www.twilio.com/docs/errors/{Code}";
}
