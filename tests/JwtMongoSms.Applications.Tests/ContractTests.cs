using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

/// <summary>The contracts find out a store or a sender that breaks them, and say what is wrong.</summary>
public sealed class ContractTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_case_has_a_name_of_its_own()
    {
        Assert.Distinct(StoreContract.Cases.Select(contractCase => contractCase.Name));
        Assert.Distinct(SenderContract.Cases.Select(contractCase => contractCase.Name));
        Assert.Throws<ArgumentException>(() => StoreContract.Find("Attempts: none"));
    }

    [Fact]
    public async Task A_store_that_never_finds_a_challenge_fails_with_what_was_expected_and_found()
    {
        var store = DispatchProxy.Create<IChallengeStore, ForgetfulStore>();
        await using var services = new ServiceCollection().AddSingleton(store).BuildServiceProvider();
        var running = StoreContract.Find("Challenges: A challenge is read as it was stored").RunAsync(services, Cancelled);

        var thrown = await Assert.ThrowsAsync<ContractException>(() => running);

        Assert.StartsWith("Expected a value, found null:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_takes_silence_for_a_refusal_fails_the_case_of_a_broken_connection()
    {
        var failed = new List<string>();
        foreach (var contractCase in SenderContract.Cases)
        {
            try
            {
                await contractCase.RunAsync(
                    new SenderUnderTest
                    {
                        Create = (handler, _) => new TalkativeSender(new HttpClient(handler)),
                        Accept = () => new HttpResponseMessage(HttpStatusCode.OK),
                        Refuse = () => new HttpResponseMessage(HttpStatusCode.BadRequest),
                    },
                    Cancelled);
            }
            catch (ContractException exception)
            {
                failed.Add($"{contractCase}: {exception.Message}");
            }
        }

        Assert.Contains(failed, text => text.StartsWith("Outcomes: A message whose connection breaks", StringComparison.Ordinal)
            && text.Contains("Expected Unknown, found Refused", StringComparison.Ordinal));
        Assert.Contains(failed, text => text.StartsWith("Secrecy: A refusal that quotes the message", StringComparison.Ordinal)
            && text.Contains("Expected no phone number", StringComparison.Ordinal));
        Assert.Contains(failed, text => text.StartsWith("Cancellation: A cancelled send", StringComparison.Ordinal));
    }

    /// <summary>Keeps nothing.</summary>
    public class ForgetfulStore : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
            => targetMethod!.ReturnType == typeof(Task) ? Task.CompletedTask : Task.FromResult<CodeChallenge?>(null);
    }

    /// <summary>Repeats the provider's sentences, takes every failure for a refusal, and passes no token on.</summary>
    private sealed class TalkativeSender(HttpClient client) : IMessageSender
    {
        public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
            => PostAsync($"{request.To.E164} {request.Message.Code.Digits}", cancellationToken);

        public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
            => PostAsync(request.To.E164, cancellationToken);

        private async Task<SendResult> PostAsync(string text, CancellationToken cancellationToken)
        {
            try
            {
                using var content = new StringContent(text);
                using var response = await client.PostAsync(new Uri("https://sms.example.com/"), content, CancellationToken.None)
                    .WaitAsync(cancellationToken);
                return response.IsSuccessStatusCode
                    ? SendResult.Accepted("1")
                    : SendResult.Refused(Failure(await response.Content.ReadAsStringAsync(cancellationToken)));
            }
            catch (HttpRequestException exception)
            {
                return SendResult.Refused(Failure(exception.Message));
            }
        }

        private static DeliveryFailure Failure(string detail) => new(DeliveryFailureClass.Unknown, "talkative", Code: null, detail);
    }
}
