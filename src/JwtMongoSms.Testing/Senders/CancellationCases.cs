using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Senders;

/// <summary>A sender stops waiting when its token is cancelled, as when the application stops.</summary>
internal sealed class CancellationCases(SenderUnderTest subject, CancellationToken cancellationToken)
    : SenderCases(subject, cancellationToken)
{
    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_cancelled_send_ends_its_request_and_is_unknown(MessageKind kind)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        using var provider = new FakeProvider(async cancelled =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancelled);
            throw new InvalidOperationException("The wait has no end.");
        });
        var outcome = FindOutcomeAsync(provider, kind, cancelling.Token);
        var request = await provider.FirstRequest;

        await cancelling.CancelAsync();

        Assert.True(request.IsCancellationRequested, "the sender passes its cancellationToken on to the request");
        Assert.Equal(SendOutcome.Unknown, await outcome);
        Assert.Equal(1, provider.Received.Count);
    }

    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_send_that_is_cancelled_before_it_begins_posts_nothing(MessageKind kind)
    {
        using var provider = FakeProvider.Responding(Subject.Accept);

        Assert.NotEqual(SendOutcome.Accepted, await FindOutcomeAsync(provider, kind, new CancellationToken(canceled: true)));

        Assert.Equal(0, provider.Received.Count);
    }

    // The worker takes the exception for an unknown outcome.
    private async Task<SendOutcome> FindOutcomeAsync(FakeProvider provider, MessageKind kind, CancellationToken cancellation)
    {
        try
        {
            return (await SendAsync(provider, kind, cancellation)).Outcome;
        }
        catch (OperationCanceledException)
        {
            return SendOutcome.Unknown;
        }
    }
}
