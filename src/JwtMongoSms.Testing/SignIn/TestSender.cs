namespace JwtMongoSms;

/// <summary>
/// A sender for the tests of an application: it sends nothing and keeps every code. Register it with <c>services.AddTestSender()</c>, and
/// get it from the application's services.
/// </summary>
public sealed class TestSender : IMessageSender
{
    /// <summary>How long a test waits for a code, by the system's clock.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly Lock access = new();
    private readonly List<DeliveryRequest> codes = [];
    private readonly List<NoticeRequest> notices = [];
    private TaskCompletionSource nextCode = NewSignal();

    /// <summary>Gets or sets the outcome of every send from now on, accepted by default. Codes of refused sends are not kept.</summary>
    public SendResult Result { get; set; } = SendResult.Accepted("test");

    /// <summary>Gets the codes so far, oldest first.</summary>
    public IReadOnlyList<DeliveryRequest> Codes
    {
        get
        {
            lock (access)
                return [.. codes];
        }
    }

    /// <summary>Gets the messages without a code so far, oldest first.</summary>
    public IReadOnlyList<NoticeRequest> Notices
    {
        get
        {
            lock (access)
                return [.. notices];
        }
    }

    /// <summary>Gets the newest code that was sent to a phone number; it waits for the first.</summary>
    /// <param name="phoneNumber">The phone number as a person types it, with <c>+</c> and the country's code.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The text is not a phone number.</exception>
    /// <exception cref="TimeoutException">No code came within <see cref="MaxWait"/>.</exception>
    public Task<string> GetCodeAsync(string phoneNumber, CancellationToken cancellationToken = default)
        => PhoneNumber.TryParse(phoneNumber, country: null, out var to)
            ? FindAsync(code => code.To.Equals(to), $"to {to}", cancellationToken)
            : throw new ArgumentException("The text is not a phone number; it begins with + and the country's code.", nameof(phoneNumber));

    /// <summary>Gets the code of a challenge; it waits for it. A resend has the same code.</summary>
    /// <param name="challengeId">The challenge, as <c>POST /auth/code</c> has named it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">No code came within <see cref="MaxWait"/>.</exception>
    public Task<string> GetCodeOfChallengeAsync(ChallengeId challengeId, CancellationToken cancellationToken = default)
        => FindAsync(code => code.Challenge.Equals(challengeId.Hash), $"of challenge {challengeId.Hash.Value}", cancellationToken);

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        var result = Result;
        if (result.Outcome != SendOutcome.Refused)
            Add(request);

        return Task.FromResult(result);
    }

    /// <inheritdoc/>
    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        lock (access)
            notices.Add(request);

        return Task.FromResult(Result);
    }

    private void Add(DeliveryRequest request)
    {
        TaskCompletionSource arrived;
        lock (access)
        {
            codes.Add(request);
            (arrived, nextCode) = (nextCode, NewSignal());
        }

        arrived.SetResult();
    }

    private async Task<string> FindAsync(Predicate<DeliveryRequest> isWanted, string what, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (found, next) = Look(isWanted);
            if (found is not null)
                return found.Message.Code.Digits;

            var left = MaxWait - TimeProvider.System.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || !await HasComeAsync(next, left, cancellationToken))
                throw new TimeoutException(
                    $"No code {what} came within {MaxWait.TotalSeconds} seconds, and {Codes.Count} others did. Look at the response that "
                    + "should have sent it, and whether another IMessageSender was registered after AddTestSender().");
        }
    }

    // Both under one lock: a code that comes after the look ends the wait.
    private (DeliveryRequest? Found, Task Next) Look(Predicate<DeliveryRequest> isWanted)
    {
        lock (access)
            return (codes.FindLast(isWanted), nextCode.Task);
    }

    private static async Task<bool> HasComeAsync(Task next, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(left, TimeProvider.System, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
