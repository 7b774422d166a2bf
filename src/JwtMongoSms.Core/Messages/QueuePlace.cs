namespace JwtMongoSms.Messages;

/// <summary>A place in the queue, taken before the store is changed. One that isn't filled is given back.</summary>
internal sealed class QueuePlace(MessageQueue queue) : IDisposable
{
    private bool isOver;

    /// <returns><see langword="false"/> when the application has begun to stop since the place was taken.</returns>
    public bool TryFill(QueuedMessage message) => isOver = queue.Add(message);

    public void Dispose()
    {
        if (!isOver)
            queue.GiveBack();

        isOver = true;
    }
}
