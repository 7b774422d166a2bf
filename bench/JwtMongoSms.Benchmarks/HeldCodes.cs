using System.Collections.Concurrent;

namespace JwtMongoSms.Benchmarks;

/// <summary>A provider that takes every message at once and can be asked for the code.</summary>
internal sealed class HeldCodes : IMessageSender
{
    private readonly ConcurrentDictionary<string, string> codes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => codes;

    public void Forget(string phoneNumber) => codes.TryRemove(phoneNumber, out _);

    public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        codes[request.To.E164] = request.Message.Code.Digits;
        return Task.FromResult(SendResult.Accepted("held"));
    }

    public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken) => Task.FromResult(SendResult.Accepted("held"));
}
