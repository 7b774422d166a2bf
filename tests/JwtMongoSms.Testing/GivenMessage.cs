using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;

namespace JwtMongoSms.Testing;

/// <summary>Messages to be sent.</summary>
public static class GivenMessage
{
    public const string Number = "+447400123456";
    public const string Code = "048213";

    public static DeliveryRequest Request(string number = Number, string code = Code, TimeSpan? validFor = null) => new()
    {
        To = PhoneNumber.TryParse(number, null, out var phone) ? phone : throw new ArgumentException("Not a number.", nameof(number)),
        Channel = DeliveryChannel.Sms,
        Message = new CodeMessage
        {
            Code = OneTimeCode.TryParse(code, code.Length, out var parsed) ? parsed : throw new ArgumentException("Not a code.", nameof(code)),
            AppName = "Nine Cats",
            Domain = "example.com",
        },
        Challenge = ChallengeId.New().Reference,
        Send = 1,
        ValidFor = validFor ?? TimeSpan.FromMinutes(5),
    };
}
