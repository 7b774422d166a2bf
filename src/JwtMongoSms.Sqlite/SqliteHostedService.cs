using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sqlite;

/// <summary>Opens the file at start, so that a bad one stops the start, and removes expired rows while the application runs.</summary>
internal sealed class SqliteHostedService(
    SqliteDatabase database, IOptions<SqliteOptions> options, TimeProvider time, ILogger<SqliteHostedService> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);
    private readonly SqlitePurge purge = new(database);
    private readonly CancellationTokenSource stopping = new();
    private ITimer? timer;
    private int isRunning;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        database.Open();
        if (options.Value.PurgeEnabled)
            timer = time.CreateTimer(_ => _ = PurgeAsync(), null, Period, Period);

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        Dispose();
    }

    public void Dispose() => timer?.Dispose();

    private async Task PurgeAsync()
    {
        if (Interlocked.Exchange(ref isRunning, 1) == 1)
            return;

        try
        {
            var (challenges, sessions, budgets) = await purge.RunAsync(time.GetUtcNow(), stopping.Token).ConfigureAwait(false);
            Log.Purged(logger, challenges, sessions, budgets);
        }
        catch (StoreException exception)
        {
            Log.PurgeFailed(logger, exception, Period);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start removes the rest.
        }
        finally
        {
            Volatile.Write(ref isRunning, 0);
        }
    }
}
