using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A provider at the edge that does what the test has planned, and shows what it was given.</summary>
internal sealed class PlannedSender(Func<DeliveryRequest, Task<SendResult>> plan) : IMessageSender
{
    private readonly ConcurrentQueue<DeliveryRequest> requests = new();
    private readonly ConcurrentQueue<NoticeRequest> notices = new();

    public IReadOnlyCollection<DeliveryRequest> Requests => requests;

    public IReadOnlyCollection<NoticeRequest> Notices => notices;

    /// <summary>What becomes of notices; they are taken unless the test has planned otherwise.</summary>
    public Func<NoticeRequest, Task<SendResult>> NoticePlan { get; init; } = _ => Task.FromResult(Accepted);

    public static SendResult Accepted => SendResult.Accepted("planned-1", 1);

    public static SendResult Refused(DeliveryFailureClass failure)
        => SendResult.Refused(new DeliveryFailure(failure, "planned", "1", "The test has planned it."));

    public static SendResult Unknown()
        => SendResult.Unknown(new DeliveryFailure(DeliveryFailureClass.Unknown, "planned", "2", "The test has planned it."));

    public async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        return await plan(request).WaitAsync(cancellationToken);
    }

    public async Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        notices.Enqueue(request);
        return await NoticePlan(request).WaitAsync(cancellationToken);
    }
}
