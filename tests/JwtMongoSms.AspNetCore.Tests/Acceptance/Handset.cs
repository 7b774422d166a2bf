using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// A provider at the edge that takes every message, and everybody's telephone: it knows the code of each challenge once that has arrived.
/// </summary>
internal sealed class Handset : IMessageSender
{
    private readonly ConcurrentDictionary<(string Challenge, int Send), TaskCompletionSource<string>> arrivals = new();
    private readonly ConcurrentQueue<NoticeRequest> notices = new();
    private int received;

    /// <summary>How many messages have come, to all numbers.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>The codes that have come and nobody has taken from here yet, oldest first.</summary>
    public ConcurrentQueue<string> Codes { get; } = new();

    /// <summary>The notices that have come, without a code in them.</summary>
    public IReadOnlyCollection<NoticeRequest> Notices => notices;

    /// <summary>
    /// Starts an application that sends to this handset. It logs nothing below a warning: these tests make many thousand requests.
    /// </summary>
    public Task<TestApp> StartAppAsync(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
        => TestApp.StartAsync(
        settings, services: (services ?? (_ => { })) + (all => all.AddSingleton<IMessageSender>(this)), logged: LogLevel.Warning);

    /// <summary>The code of a challenge; it waits for the send of that number.</summary>
    public Task<string> CodeOfAsync(string challengeId, int send = 1)
    {
        Assert.True(ChallengeId.TryParse(challengeId, out var id));
        return CodeOfAsync(id.Hash, send);
    }

    public Task<string> CodeOfAsync(ChallengeHash challenge, int send = 1)
        => Arrival(challenge, send).Task.WaitAsync(TestContext.Current.CancellationToken);

    public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref received);
        Codes.Enqueue(request.Message.Code.Digits);
        Arrival(request.Challenge, request.Send).TrySetResult(request.Message.Code.Digits);
        return Task.FromResult(SendResult.Accepted("handset", 1));
    }

    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        notices.Enqueue(request);
        return Task.FromResult(SendResult.Accepted("handset", 1));
    }

    private TaskCompletionSource<string> Arrival(ChallengeHash challenge, int send)
        => arrivals.GetOrAdd((challenge.Value, send), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
