using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb;

/// <summary>Creates the indexes at start. An index that can't be created stops the start; a MongoDB that is down doesn't.</summary>
internal sealed class MongoHostedService(IndexGate gate, IHostEnvironment environment, ILogger<MongoHostedService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.PassAsync(cancellationToken).ConfigureAwait(false);
            Log.StoreOpened(logger);
        }
        catch (OperationCanceledException)
        {
            Log.StartCanceled(logger);
            throw;
        }
        catch (StoreException exception) when (exception.IsTransient)
        {
            Log.StartsWithoutStore(logger, exception);
        }
        catch (StoreException exception) when (environment.IsDevelopment())
        {
            Log.StartsWithoutIndexes(logger, exception);
            gate.Open();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
