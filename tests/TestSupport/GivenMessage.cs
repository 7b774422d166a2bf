using JwtMongoSms;

namespace TestSupport;

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
            Code = OneTimeCode.TryParse(code, code.Length, out var parsed)
                ? parsed
                : throw new ArgumentException("Not a code.", nameof(code)),
            AppName = "Nine Cats",
            Domain = "example.com",
        },
        Challenge = ChallengeId.New().Hash,
        Send = 1,
        ValidFor = validFor ?? TimeSpan.FromMinutes(5),
    };

    /// <summary>The notice to a number that a user, always the same one, has given up.</summary>
    public static NoticeRequest Notice() => new()
    {
        To = PhoneNumber.TryParse(Number, null, out var phone) ? phone : throw new InvalidOperationException("Not a number."),
        Message = new PhoneChangedMessage { AppName = "Nine Cats" },
        UserId = UserId.TryParse("65f1c0ffee0000000000abcd", out var id) ? id : throw new InvalidOperationException("Not an id."),
        ValidFor = TimeSpan.FromHours(10),
    };
}
