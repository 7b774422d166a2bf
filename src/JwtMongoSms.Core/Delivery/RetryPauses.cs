namespace JwtMongoSms.Delivery;

/// <summary>How long a sender waits before it retries a message that certainly was not sent.</summary>
internal static class RetryPauses
{
    // A longer wait is left to the person: the queue has other messages to send.
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <returns><see langword="null"/> when there is to be no retry.</returns>
    public static TimeSpan? After(int attempt, TimeSpan? retryAfter)
    {
        if (attempt > Pauses.Length || retryAfter > Max)
            return null;

        // "Retry-After: 0" must not make us flood the provider.
        var pause = Pauses[attempt - 1];
        return retryAfter > pause ? retryAfter : pause;
    }
}
