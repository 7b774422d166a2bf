using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.MongoDb.Users;
using JwtMongoSms.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Log = JwtMongoSms.MongoDb.Indexes.Log;

namespace JwtMongoSms.MongoDb;

/// <summary>
/// Creates the indexes at start, and finds out what would fail every sign-in. In Production what stays until an operator acts stops the
/// start; MongoDB being down never does. The server listens meanwhile, and the gate holds every verb: SIGTERM while an index is built would
/// otherwise cancel the server's own start, and crash the process.
/// </summary>
internal sealed class MongoHostedService(
    IServiceProvider services, SettingsSource source, IHostApplicationLifetime lifetime, ILogger<MongoHostedService> logger)
    : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!MongoDbOptionsSetup.IsInUse(services))
            return;

        var gate = services.GetRequiredService<IndexGate>();
        try
        {
            await gate.PassAsync(cancellationToken).ConfigureAwait(false);
            await services.GetRequiredService<WriteRights>().CheckAsync(cancellationToken).ConfigureAwait(false);
            await services.GetRequiredService<UserIdCheck>().RunAsync(cancellationToken).ConfigureAwait(false);
            Log.StoreOpened(logger);
        }
        catch (OperationCanceledException)
        {
            Log.StartCanceled(logger);
            if (!lifetime.ApplicationStopping.IsCancellationRequested)
                throw;
        }
        catch (StoreException exception) when (exception.IsTransient)
        {
            Log.StartsWithoutStore(logger, exception.Message);
        }
        catch (StoreException exception) when (source.IsDevelopment)
        {
            Log.StartsDespite(logger, exception.Message);
            gate.Open();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
