using System.Collections.Concurrent;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A provider at the edge that does what the test has planned, and shows what it was given.</summary>
internal sealed class PlannedSender(Func<DeliveryRequest, Task<SendResult>> plan) : IMessageSender
{
    private readonly ConcurrentQueue<DeliveryRequest> requests = new();

    public IReadOnlyCollection<DeliveryRequest> Requests => requests;

    public string LastCode => requests.Last().Message.Code.Digits;

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

    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken) => Task.FromResult(Accepted);
}
