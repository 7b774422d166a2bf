namespace JwtMongoSms.MongoDb.Internal;

/// <summary>
/// Lets nobody through before the indexes are there: without the unique one, two who sign up at once with one number would be two users. An application
/// that starts while MongoDB is down makes them with its first verb.
/// </summary>
internal sealed class IndexGate(MongoConnection connection, IndexKeeper keeper) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private volatile bool isOpen = !connection.Options.CreateIndexes;
    private Task making = Task.CompletedTask;

    /// <exception cref="Stores.StoreException">The indexes could not be made; whoever comes next tries again.</exception>
    public ValueTask PassAsync(CancellationToken cancellationToken) => isOpen ? ValueTask.CompletedTask : new ValueTask(WaitAsync(cancellationToken));

    /// <summary>Lets everybody through, indexes or not.</summary>
    public void Open() => isOpen = true;

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    // Whoever waits may give up; making them goes on, and takes as long as it takes.
    private Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (isOpen)
                return Task.CompletedTask;

            if (making.IsCompleted)
                making = MakeAsync(closing.Token);

            return making.WaitAsync(cancellationToken);
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        await keeper.EnsureAsync(cancellationToken).ConfigureAwait(false);
        isOpen = true;
    }
}
