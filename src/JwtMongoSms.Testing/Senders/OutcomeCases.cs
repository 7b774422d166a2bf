using System.Globalization;
using System.Net;
using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Senders;

/// <summary>Sent, refused and unknown are told apart, and no message is sent twice.</summary>
internal sealed class OutcomeCases(SenderUnderTest subject, CancellationToken cancellationToken) : SenderCases(subject, cancellationToken)
{
    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_message_that_the_provider_takes_is_accepted_and_posted_once_to_its_number(MessageKind kind)
    {
        using var provider = FakeProvider.Responding(Subject.Accept);

        Assert.Equal(SendOutcome.Accepted, await FindOutcomeAsync(provider, kind));

        var received = Assert.Single(provider.Received);
        Assert.True(received.Contains(Number[1..], StringComparison.Ordinal), "the request has the phone number");
        Assert.True(kind == MessageKind.Notice || received.Contains(Digits, StringComparison.Ordinal), "the request has the code");
    }

    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_message_that_the_provider_refuses_is_refused_with_a_failure_and_posted_once(MessageKind kind)
    {
        using var provider = FakeProvider.Responding(Subject.Refuse);

        var result = await SendAsync(provider, kind);

        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.NotNull(result.Failure);
        Assert.NotEqual("", result.Failure.Provider);
        Assert.NotEqual("", result.Failure.Detail);
        Assert.Equal(1, provider.Received.Count);
    }

    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_message_whose_connection_breaks_after_sending_is_unknown_and_posted_once(MessageKind kind)
    {
        using var provider = FakeProvider.Failing(new HttpRequestException(HttpRequestError.ResponseEnded), isReached: true);

        Assert.Equal(SendOutcome.Unknown, await FindOutcomeAsync(provider, kind));
        Assert.Equal(1, provider.Received.Count);
    }

    [Case(500)]
    [Case(502)]
    internal async Task A_message_that_the_provider_failed_at_is_unknown_and_posted_once(int status)
    {
        using var provider = FakeProvider.Responding((HttpStatusCode)status, "");

        Assert.Equal(SendOutcome.Unknown, await FindOutcomeAsync(provider));
        Assert.Equal(1, provider.Received.Count);
    }

    [Case]
    internal async Task A_message_whose_response_cannot_be_read_is_never_refused_and_posted_once()
    {
        using var provider = FakeProvider.Responding(Subject.Accept().StatusCode, "<html>Welcome</html>");

        Assert.NotEqual(SendOutcome.Refused, await FindOutcomeAsync(provider));
        Assert.Equal(1, provider.Received.Count);
    }

    [Case(MessageKind.Code)]
    [Case(MessageKind.Notice)]
    internal async Task A_message_that_does_not_reach_the_provider_is_never_accepted(MessageKind kind)
    {
        using var provider = FakeProvider.Failing(new HttpRequestException(HttpRequestError.ConnectionError), isReached: false);

        Assert.NotEqual(SendOutcome.Accepted, await FindOutcomeAsync(provider, kind));
    }

    [Case]
    internal async Task Two_hundred_messages_at_once_are_each_posted_once_to_their_own_number()
    {
        using var provider = FakeProvider.Responding(Subject.Accept);
        var sender = Subject.Create(provider, Log);
        using var disposable = sender as IDisposable;

        var results = await Race.RunAsync(caller => sender.SendAsync(CodeTo(NumberOf(caller)), CancellationToken));

        Assert.All(results, result => Assert.Equal(SendOutcome.Accepted, result.Outcome));
        for (var caller = 0; caller < Race.Callers; caller++)
            Assert.Single(provider.Received, received => received.Contains(NumberOf(caller)[1..], StringComparison.Ordinal));
    }

    private static string NumberOf(int caller) => "+447400" + caller.ToString("000000", CultureInfo.InvariantCulture);
}
