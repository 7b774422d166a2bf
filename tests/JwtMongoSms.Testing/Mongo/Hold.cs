using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Faults;

/// <summary>Commands that wait until the test lets them go.</summary>
public sealed class Hold
{
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly SemaphoreSlim ends = new(0);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until one more command is held.</summary>
    public Task ReachedAsync(CancellationToken cancellationToken) => arrivals.WaitAsync(cancellationToken);

    /// <summary>Waits until one more command that was held is done, whether or not anybody still wants the answer.</summary>
    public Task DoneAsync(CancellationToken cancellationToken) => ends.WaitAsync(cancellationToken);

    /// <summary>Lets go of all, for good.</summary>
    public void Release() => released.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        arrivals.Release();
        return released.Task.WaitAsync(cancellationToken);
    }

    internal Task<BsonDocument> EndAsync(BsonDocument reply)
    {
        ends.Release();
        return Task.FromResult(reply);
    }
}
