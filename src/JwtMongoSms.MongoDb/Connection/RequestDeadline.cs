namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Shares four seconds among all verbs of a request, counted from the first. One scope is one request.</summary>
/// <param name="time">The clock.</param>
internal sealed class RequestDeadline(TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private long? firstVerb;

    /// <summary>Gets how long MongoDB may still work; one millisecond at least, for zero would mean no limit.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((Length - Elapsed()).TotalMilliseconds)));
        }
    }

    /// <summary>Starts the deadline at the first verb, and anew once it has passed: a scope may outlive its request.</summary>
    public void Enter()
    {
        lock (gate)
        {
            if (firstVerb is null || Elapsed() >= Length)
                firstVerb = time.GetTimestamp();
        }
    }

    private TimeSpan Elapsed() => time.GetElapsedTime(firstVerb!.Value);
}
