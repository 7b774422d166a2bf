using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Messages;

/// <summary>Sends the queued messages, several at a time; at shutdown it finishes those that wait.</summary>
internal sealed class MessageWorker(MessageQueue queue, IServiceScopeFactory scopes, ILogger<MessageWorker> logger)
    : IHostedLifecycleService, IDisposable
{
    private const int SendsAtOnce = 16;

    private readonly CancellationTokenSource cancelling = new();
    private Task[] loops = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loops = Run(() => queue.SendAllAsync(DeliverAsync, cancelling.Token));
        Run(() => queue.GiveBackAllAsync(cancelling.Token));
        return Task.CompletedTask;
    }

    // Before the server stops: queued messages are still sent, and the dev phone can still be reached.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        try
        {
            await Task.WhenAll(loops).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.MessagesLost(logger, queue.Count);
            await cancelling.CancelAsync().ConfigureAwait(false);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        queue.Close();
        cancelling.Cancel();
        cancelling.Dispose();
    }

    private Task[] Run(Func<Task> loop)
        => [.. Enumerable.Range(0, SendsAtOnce).Select(_ => Task.Run(() => UntilCancelledAsync(loop), CancellationToken.None))];

    private async Task UntilCancelledAsync(Func<Task> loop)
    {
        try
        {
            await loop().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancelling.IsCancellationRequested)
        {
            // The host's shutdown time-out has passed.
        }
    }

    // A message that fails must not end the loop that sends all others.
    private async Task DeliverAsync(QueuedMessage message)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            if (message is QueuedMessage.Code { Challenge: var challenge })
                await services.GetRequiredService<CodeDelivery>().DeliverAsync(challenge, cancelling.Token).ConfigureAwait(false);
            else if (message is QueuedMessage.PhoneChanged notice)
                await services.GetRequiredService<NoticeDelivery>().DeliverAsync(notice, cancelling.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(message, exception);
        }
    }

    private void LogFailure(QueuedMessage message, Exception exception)
    {
        var (error, stackTrace) = (exception.GetType().Name, exception.StackTrace);
        if (message is QueuedMessage.Code { Challenge: var challenge })
            Log.DeliveryFailed(logger, challenge.Sends, challenge.Hash.Value, error, stackTrace);
        else if (message is QueuedMessage.PhoneChanged { UserId: var userId })
            Log.NoticeFailed(logger, userId.Value, error, stackTrace);
    }
}
