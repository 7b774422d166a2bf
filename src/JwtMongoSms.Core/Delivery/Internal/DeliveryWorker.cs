using JwtMongoSms.Diagnostics.Internal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Delivery.Internal;

/// <summary>Empties the queue, several sends at a time; at shutdown it finishes what waits.</summary>
internal sealed class DeliveryWorker(DeliveryQueue queue, CodeDelivery codes, NoticeDelivery notices, ILogger<DeliveryWorker> logger)
    : IHostedLifecycleService, IDisposable
{
    private const int SendsAtOnce = 16;

    private readonly CancellationTokenSource givingUp = new();
    private Task[] loops = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        loops = [.. Enumerable.Range(0, SendsAtOnce).Select(_ => Task.Run(SendAllAsync, CancellationToken.None))];
        return Task.CompletedTask;
    }

    // Before the server stops: people who were promised a message get it.
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
            await givingUp.CancelAsync().ConfigureAwait(false);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        queue.Close();
        givingUp.Cancel();
        givingUp.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var message in queue.TakeAllAsync(givingUp.Token).ConfigureAwait(false))
                await DeliverAsync(message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (givingUp.IsCancellationRequested)
        {
            // The host has waited as long as it was told to.
        }
    }

    // The edge: one message that can't be seen to must not end the loop that sees to all others.
    private async Task DeliverAsync(QueuedMessage message)
    {
        try
        {
            await (message switch
            {
                QueuedMessage.Code code => codes.DeliverAsync(code.Challenge, givingUp.Token),
                QueuedMessage.PhoneChanged notice => notices.DeliverAsync(notice, givingUp.Token),
                _ => throw new InvalidOperationException("There is no other kind of message."),
            }).ConfigureAwait(false);
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
            Log.DeliveryFailed(logger, challenge.Sends, challenge.Reference.Value, error, stackTrace);
        else if (message is QueuedMessage.PhoneChanged { UserId: var userId })
            Log.NoticeFailed(logger, userId.Value, error, stackTrace);
    }
}
