namespace JwtMongoSms.MongoDb.Connection;

/// <summary>
/// Shares four seconds among all verbs of a request. Time between verbs is the application's and doesn't count. One scope is one request.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RequestDeadline(TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private TimeSpan used;
    private long runningSince;
    private int running;

    /// <summary>Gets how long MongoDB may still work; one millisecond at least, for zero would mean no limit.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (gate)
                return TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((Length - Used()).TotalMilliseconds)));
        }
    }

    /// <summary>
    /// Counts time until <see cref="Leave"/>. The four seconds start anew once they are used up: a scope may outlive its request.
    /// </summary>
    public void Enter()
    {
        lock (gate)
        {
            if (running++ > 0)
                return;

            if (used >= Length)
                used = TimeSpan.Zero;
            runningSince = time.GetTimestamp();
        }
    }

    /// <summary>Ends a verb. Verbs that run at once are counted once.</summary>
    public void Leave()
    {
        lock (gate)
        {
            if (--running == 0)
                used += time.GetElapsedTime(runningSince);
        }
    }

    private TimeSpan Used() => running == 0 ? used : used + time.GetElapsedTime(runningSince);
}
