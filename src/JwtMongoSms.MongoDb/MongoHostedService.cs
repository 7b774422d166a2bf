using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Log = JwtMongoSms.MongoDb.Indexes.Log;

namespace JwtMongoSms.MongoDb;

/// <summary>Creates the indexes at start. In Production one that can't be created stops the start; MongoDB being down never does.</summary>
internal sealed class MongoHostedService(IServiceProvider services, SettingsSource source, ILogger<MongoHostedService> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!MongoDbOptionsSetup.IsInUse(services))
            return;

        var gate = services.GetRequiredService<IndexGate>();
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
        catch (StoreException exception) when (source.IsDevelopment)
        {
            Log.StartsWithoutIndexes(logger, exception);
            gate.Open();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
