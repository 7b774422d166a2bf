using Microsoft.Extensions.Logging;

namespace JwtMongoSms;

/// <summary>A sender that asks its provider by HTTP, and what that provider answers, for <see cref="SenderContract"/>.</summary>
public sealed class SenderUnderTest
{
    /// <summary>
    /// Gets how the sender is created: requests go through the handler, the log to the factory. A disposable one is disposed after each
    /// case.
    /// </summary>
    public required Func<HttpMessageHandler, ILoggerFactory, IMessageSender> Create { get; init; }

    /// <summary>Gets how the provider answers a message that it has taken.</summary>
    public required Func<HttpResponseMessage> Accept { get; init; }

    /// <summary>Gets how the provider answers a message that it certainly doesn't send, such as one to a number that isn't one.</summary>
    public required Func<HttpResponseMessage> Refuse { get; init; }
}
