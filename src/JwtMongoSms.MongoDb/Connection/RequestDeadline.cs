namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Shares four seconds among all verbs of a request, counted from the first. One scope is one request.</summary>
/// <param name="time">The clock.</param>
internal sealed class RequestDeadline(TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private long? firstVerb;
    private int running;

    /// <summary>Gets how long MongoDB may still work; one millisecond at least, for zero would mean no limit.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((Length - Elapsed()).TotalMilliseconds)));
        }
    }

    /// <summary>Counts a verb that begins. A scope that outlives its request, such as that of a worker, has four seconds again.</summary>
    public void Enter()
    {
        lock (gate)
        {
            if (firstVerb is null || (running == 0 && Elapsed() >= Length))
                firstVerb = time.GetTimestamp();

            running++;
        }
    }

    /// <summary>Counts a verb that has ended.</summary>
    public void Exit()
    {
        lock (gate)
            running--;
    }

    private TimeSpan Elapsed() => time.GetElapsedTime(firstVerb!.Value);
}
