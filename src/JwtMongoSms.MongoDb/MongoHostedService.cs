using JwtMongoSms.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Makes the indexes when the application starts. One that can't be made stops the start; a MongoDB that is down doesn't.</summary>
internal sealed class MongoHostedService(IndexGate gate, IHostEnvironment environment, ILogger<MongoHostedService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.PassAsync(cancellationToken).ConfigureAwait(false);
            Log.StoreOpened(logger);
        }
        catch (StoreException exception) when (exception.Failure == StoreFailure.Unavailable)
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
