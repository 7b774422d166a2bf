namespace JwtMongoSms.Messages;

/// <summary>What waits to be sent: a challenge's code, which isn't made before it is sent, or a notice.</summary>
internal abstract record QueuedMessage
{
    private QueuedMessage()
    {
    }

    /// <summary>The code of a challenge.</summary>
    public sealed record Code(CodeChallenge Challenge) : QueuedMessage;

    /// <summary>The notice to a number that its user has given up.</summary>
    public sealed record PhoneChanged(UserId UserId, PhoneNumber To, Language? Language) : QueuedMessage;
}
