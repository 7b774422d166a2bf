namespace JwtMongoSms.Delivery.Twilio;

/// <summary>The Twilio account that sends. Section <c>JwtMongoSms:Twilio</c>.</summary>
public sealed class TwilioOptions
{
    /// <summary>The account: <c>AC</c> and 32 hex digits. Required in Production.</summary>
    public string? AccountSid { get; set; }

    /// <summary>The account's Auth Token. Required in Production unless <see cref="ApiKeySid"/> is set.</summary>
    public string? AuthToken { get; set; }

    /// <summary>An API key: <c>SK</c> and 32 hex digits. It then signs requests in place of the Auth Token.</summary>
    public string? ApiKeySid { get; set; }

    /// <summary>The secret of <see cref="ApiKeySid"/>.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>The number or name that messages come from. Either this or <see cref="MessagingServiceSid"/>.</summary>
    public string? From { get; set; }

    /// <summary>A Messaging Service that chooses the sender: <c>MG</c> and 32 hex digits.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>Where Twilio answers: <c>https://api.twilio.com/</c> by default; in Development without an account, the dev phone.</summary>
    public Uri? BaseAddress { get; set; }
}
