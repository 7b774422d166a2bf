namespace JwtMongoSms;

/// <summary>The Twilio account that sends. Section <c>JwtMongoSms:Twilio</c>.</summary>
public sealed class TwilioOptions
{
    /// <summary>The account: <c>AC</c> and 32 hex digits. Required in Production.</summary>
    public string? AccountSid { get; set; }

    /// <summary>The account's Auth Token. Required in Production unless <see cref="ApiKeySid"/> is set.</summary>
    public string? AuthToken { get; set; }

    /// <summary>An API key: <c>SK</c> and 32 hex digits. It then authenticates requests in place of the Auth Token.</summary>
    public string? ApiKeySid { get; set; }

    /// <summary>The secret of <see cref="ApiKeySid"/>.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>The number or name that messages come from. Either this or <see cref="MessagingServiceSid"/>.</summary>
    public string? From { get; set; }

    /// <summary>A Messaging Service that chooses the sender: <c>MG</c> and 32 hex digits.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>Where Twilio's API begins: <c>https://api.twilio.com/</c> by default. Outside Development it is https.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Creates the handler that requests go through; the sender disposes it. By default the sender has connections of its own, and none of
    /// <c>IHttpClientFactory</c>: a retry policy that an application gives to all its clients would send a message several times.
    /// </summary>
    public Func<HttpMessageHandler>? CreateHandler { get; set; }
}
