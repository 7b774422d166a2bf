namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>When a message that certainly was not sent is posted again.</summary>
internal static class PostPauses
{
    /// <summary>A longer wait is the person's: whoever sends for the queue has other messages to see to.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>The wait after the post of this number; <see langword="null"/> when there is to be no other.</summary>
    public static TimeSpan? After(int post, TimeSpan? retryAfter)
    {
        if (post > Pauses.Length || retryAfter > Longest)
            return null;

        // "Retry-After: 0" must not turn us into a hammer.
        var pause = Pauses[post - 1];
        return retryAfter > pause ? retryAfter : pause;
    }
}
