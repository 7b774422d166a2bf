namespace JwtMongoSms.Sqlite.Files;

/// <summary>Holds a call until the writer has run it.</summary>
internal abstract class Verb
{
    private CancellationTokenRegistration registration;
    private int isTaken;
    private bool isBegun;

    /// <summary>Lets the caller cancel a verb that hasn't begun.</summary>
    public void CancelOn(CancellationToken cancellationToken) => registration = cancellationToken.UnsafeRegister(
        static (verb, token) => ((Verb)verb!).Cancel(token), this);

    /// <returns><see langword="false"/> when the caller has canceled it. From then on nothing stops it.</returns>
    public bool TryBegin() => isBegun = Interlocked.Exchange(ref isTaken, 1) == 0;

    public abstract void Run(StoreConnection connection);

    /// <summary>Keeps the verb's own error for <see cref="Complete"/>.</summary>
    public abstract void Reject(Exception exception);

    /// <summary>Gives the caller the result. Only after COMMIT.</summary>
    public void Complete()
    {
        registration.Unregister();

        // A canceled verb has no result, even before its task is canceled.
        if (isBegun)
            SetResult();
    }

    /// <summary>Tells the caller that nothing was done.</summary>
    public void Fail(Exception exception)
    {
        registration.Unregister();
        Reject(exception);
        SetResult();
    }

    protected abstract void SetResult();

    protected abstract void SetCanceled(CancellationToken cancellationToken);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isTaken, 1) == 0)
            SetCanceled(cancellationToken);
    }
}

/// <summary>Holds a call and its result.</summary>
internal sealed class Verb<T>(Func<StoreConnection, T> run) : Verb
{
    // Without this option the writer's thread would run the callers' code.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? rejection;
    private T? result;

    public Task<T> Task => completion.Task;

    public override void Run(StoreConnection connection) => result = run(connection);

    public override void Reject(Exception exception) => rejection = exception;

    protected override void SetResult()
    {
        if (rejection is null)
            completion.TrySetResult(result!);
        else
            completion.TrySetException(rejection);
    }

    protected override void SetCanceled(CancellationToken cancellationToken) => completion.TrySetCanceled(cancellationToken);
}
