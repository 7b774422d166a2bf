namespace JwtMongoSms.DevPhone.Messages;

/// <summary>A message that the dev phone has received.</summary>
internal sealed class DevPhoneMessage
{
    public required string Id { get; init; }

    public required PhoneNumber To { get; init; }

    /// <summary>The number or name of the sender; <see langword="null"/> when a Messaging Service was to choose it.</summary>
    public required string? From { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it failed, as a sentence; <see langword="null"/> when it has arrived.</summary>
    public string? Failure { get; init; }

    public string? Code => Failure is null ? CodeInText.Find(Body) : null;

    public MessageSegments Segments => MessageSegments.Of(Body);
}
