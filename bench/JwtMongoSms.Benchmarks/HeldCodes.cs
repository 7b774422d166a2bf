using System.Collections.Concurrent;

namespace JwtMongoSms.Benchmarks;

/// <summary>A provider that accepts every message at once and can be asked for its code.</summary>
/// <param name="keeps">Whether it keeps codes; a benchmark that never reads them has no room for them.</param>
internal sealed class HeldCodes(bool keeps = true) : IMessageSender
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> codes = new(StringComparer.Ordinal);

    /// <summary>Waits for a number's code, and forgets it.</summary>
    public async Task<string> TakeAsync(string phoneNumber)
    {
        var code = await Find(phoneNumber).Task;
        codes.TryRemove(phoneNumber, out _);
        return code;
    }

    public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (keeps)
            Find(request.To.E164).TrySetResult(request.Message.Code.Digits);

        return Task.FromResult(SendResult.Accepted("held"));
    }

    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
        => Task.FromResult(SendResult.Accepted("held"));

    private TaskCompletionSource<string> Find(string phoneNumber)
        => codes.GetOrAdd(phoneNumber, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
}
