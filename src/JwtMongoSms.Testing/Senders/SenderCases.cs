using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Senders;

/// <summary>What the cases of senders have in common: a message, and a provider that they plan.</summary>
internal abstract class SenderCases(SenderUnderTest subject, CancellationToken cancellationToken)
{
    protected const string Number = "+447400123456";
    protected const string Digits = "048213";

    // Too short for the pause before a retry: a case takes no time.
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(1.5);

    protected SenderUnderTest Subject { get; } = subject;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    protected RecordedLog Log { get; } = new();

    /// <summary>Sends one message through a sender of its own.</summary>
    protected async Task<SendResult> SendAsync(
        FakeProvider provider, MessageKind kind = MessageKind.Code, CancellationToken? cancellation = null, string number = Number)
    {
        var sender = Subject.Create(provider, Log);
        using var disposable = sender as IDisposable;
        var token = cancellation ?? CancellationToken;
        var result = kind == MessageKind.Code
            ? await sender.SendAsync(CodeTo(number), token)
            : await sender.SendNoticeAsync(NoticeTo(number), token);
        Assert.NotNull(result);
        return result;
    }

    /// <summary>Sends one message. An exception breaks the contract: a sender may throw only when it is cancelled.</summary>
    protected async Task<SendOutcome> FindOutcomeAsync(FakeProvider provider, MessageKind kind = MessageKind.Code)
    {
        try
        {
            return (await SendAsync(provider, kind)).Outcome;
        }
        catch (Exception exception) when (exception is not ContractException)
        {
            throw new ContractException($"Expected a SendResult, found {exception.GetType().Name}: return SendResult.Unknown instead.");
        }
    }

    protected static DeliveryRequest CodeTo(string number) => new()
    {
        To = PhoneNumber.FromE164(number),
        Channel = DeliveryChannel.Sms,
        Message = new CodeMessage
        {
            Code = OneTimeCode.TryParse(Digits, Digits.Length, out var code) ? code : throw new InvalidOperationException("No code."),
            AppName = "Example",
            Domain = "example.com",
        },
        Challenge = ChallengeId.New().Hash,
        Send = 1,
        ValidFor = ValidFor,
    };

    private static NoticeRequest NoticeTo(string number) => new()
    {
        To = PhoneNumber.FromE164(number),
        Message = new PhoneChangedMessage { AppName = "Example" },
        UserId = UserId.Parse("65f1c0ffee0000000000abcd"),
        ValidFor = ValidFor,
    };
}
