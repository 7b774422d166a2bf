namespace JwtMongoSms.Sqlite.Internal;

/// <summary>A call that waits for the writer, and what it gives.</summary>
internal sealed class Verb<T>(Func<StoreConnection, T> run) : Verb
{
    // Without this the writer's thread would run the callers' code.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? rejection;
    private T? result;

    public Task<T> Task => answer.Task;

    public override void Run(StoreConnection connection) => result = run(connection);

    public override void Reject(Exception exception) => rejection = exception;

    protected override void SetAnswer()
    {
        if (rejection is null)
            answer.TrySetResult(result!);
        else
            answer.TrySetException(rejection);
    }

    protected override void SetFailure(Exception exception) => answer.TrySetException(exception);

    protected override void SetGivenUp(CancellationToken cancellationToken) => answer.TrySetCanceled(cancellationToken);
}
