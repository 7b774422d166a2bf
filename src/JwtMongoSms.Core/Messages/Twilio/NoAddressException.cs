namespace JwtMongoSms.Messages.Twilio;

/// <summary>There is nowhere to send to. Its message is ours and goes to the log; that of other exceptions is not trusted with it.</summary>
internal sealed class NoAddressException(string message) : HttpRequestException(HttpRequestError.ConnectionError, message);
