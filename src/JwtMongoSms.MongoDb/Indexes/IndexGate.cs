using JwtMongoSms.MongoDb.Connection;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>
/// Holds every verb until the indexes are there: without the unique one, two sign-ups at once with one phone number would create two users.
/// An application that starts while MongoDB is down creates them with its first verb. Another primary, or one that was away, may hold an
/// empty or a restored database: then the next verb creates them again.
/// </summary>
internal sealed class IndexGate(MongoConnection connection, MongoIndexes indexes) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private volatile bool isAlwaysOpen = !connection.Options.CreateIndexes;
    private volatile PrimaryIdentity? primary;
    private Task creation = Task.CompletedTask;

    private bool IsOpen => isAlwaysOpen || (primary is { } known && known == connection.Primary);

    /// <exception cref="StoreException">The indexes could not be created; the next caller tries again.</exception>
    public ValueTask PassAsync(CancellationToken cancellationToken)
        => IsOpen ? ValueTask.CompletedTask : new ValueTask(WaitAsync(cancellationToken));

    /// <summary>Lets every verb through, with or without indexes.</summary>
    public void Open() => isAlwaysOpen = true;

    /// <summary>Lets no verb through before the indexes are created again: some were found missing.</summary>
    public void Close() => primary = null;

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    // A waiting caller may cancel; the creation goes on until the application ends.
    private Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsOpen)
                return Task.CompletedTask;

            if (creation.IsCompleted)
                creation = CreateAsync(closing.Token);

            return creation.WaitAsync(cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await indexes.EnsureAsync(cancellationToken).ConfigureAwait(false);
        primary = connection.Primary;
    }
}
