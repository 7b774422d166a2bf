using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>
/// A provider at the edge that takes every message, and everybody's telephone: it knows the code of each challenge once that has arrived.
/// </summary>
internal sealed class Handset : IMessageSender
{
    private readonly ConcurrentDictionary<(string Challenge, int Send), TaskCompletionSource<string>> arrivals = new();
    private readonly ConcurrentQueue<NoticeRequest> notices = new();
    private readonly ConcurrentQueue<string> codes = new();
    private int received;

    /// <summary>How many messages have come, to all numbers.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>The notices that have come, without a code in them.</summary>
    public IReadOnlyCollection<NoticeRequest> Notices => notices;

    /// <summary>Gets what becomes of a message once it has come; it is accepted unless the test plans otherwise.</summary>
    public Func<Task<SendResult>> Plan { get; init; } = AcceptAsync;

    /// <summary>Gets what becomes of a notice; it is accepted unless the test plans otherwise.</summary>
    public Func<Task<SendResult>> NoticePlan { get; init; } = AcceptAsync;

    /// <summary>
    /// Starts an application that sends to this handset. It logs nothing below a warning: these tests make many thousand requests.
    /// </summary>
    public Task<TestApp> StartAppAsync(
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        string environment = "Development",
        LogLevel logged = LogLevel.Warning)
        => TestApp.StartAsync(
            settings, environment, services: (services ?? (_ => { })) + (all => all.AddSingleton<IMessageSender>(this)), logged: logged);

    /// <summary>Signs a user in with the code that comes.</summary>
    public async Task<JsonElement> SignInAsync(TestApp app, string phoneNumber)
    {
        var challengeId = await app.AskAsync(phoneNumber);
        return await app.VerifyAsync(challengeId, await CodeOfAsync(challengeId));
    }

    /// <summary>Takes the oldest code that nobody has taken yet; it waits for one.</summary>
    public async Task<string> NextCodeAsync()
    {
        string? code;
        while (!codes.TryDequeue(out code))
            await Task.Yield();

        return code;
    }

    /// <summary>The code of a challenge; it waits for the send of that number.</summary>
    public Task<string> CodeOfAsync(string challengeId, int send = 1)
    {
        Assert.True(ChallengeId.TryParse(challengeId, out var id));
        return CodeOfAsync(id.Hash, send);
    }

    public Task<string> CodeOfAsync(ChallengeHash challenge, int send = 1)
        => Arrival(challenge, send).Task.WaitAsync(TestContext.Current.CancellationToken);

    public async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref received);
        codes.Enqueue(request.Message.Code.Digits);
        Arrival(request.Challenge, request.Send).TrySetResult(request.Message.Code.Digits);
        return await Plan().WaitAsync(cancellationToken);
    }

    public async Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        notices.Enqueue(request);
        return await NoticePlan().WaitAsync(cancellationToken);
    }

    private static Task<SendResult> AcceptAsync() => Task.FromResult(SendResult.Accepted("handset", 1));

    private TaskCompletionSource<string> Arrival(ChallengeHash challenge, int send)
        => arrivals.GetOrAdd((challenge.Value, send), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
