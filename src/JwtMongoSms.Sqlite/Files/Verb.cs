namespace JwtMongoSms.Sqlite.Internal;

/// <summary>A call that waits for the writer.</summary>
internal abstract class Verb
{
    private const int Waiting = 0, Begun = 1, GivenUp = 2;
    private CancellationTokenRegistration registration;
    private int state;

    /// <summary>Lets the caller give up, for as long as the verb hasn't begun.</summary>
    public void GiveUpOn(CancellationToken cancellationToken) => registration = cancellationToken.UnsafeRegister(
        static (verb, token) => ((Verb)verb!).GiveUp(token), this);

    /// <returns><see langword="false"/> when the caller has given up. From then on nothing stops it.</returns>
    public bool TryBegin() => Interlocked.CompareExchange(ref state, Begun, Waiting) == Waiting;

    public abstract void Run(StoreConnection connection);

    /// <summary>Keeps the verb's own error for <see cref="Answer"/>.</summary>
    public abstract void Reject(Exception exception);

    /// <summary>Answers the caller. Only after COMMIT.</summary>
    public void Answer()
    {
        registration.Unregister();

        // A verb that was given up has no result, even when its caller hasn't heard of that yet.
        if (Volatile.Read(ref state) == Begun)
            SetAnswer();
    }

    /// <summary>Answers the caller that nothing was done.</summary>
    public void Fail(Exception exception)
    {
        registration.Unregister();
        SetFailure(exception);
    }

    protected abstract void SetAnswer();

    protected abstract void SetFailure(Exception exception);

    protected abstract void SetGivenUp(CancellationToken cancellationToken);

    private void GiveUp(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref state, GivenUp, Waiting) == Waiting)
            SetGivenUp(cancellationToken);
    }
}
