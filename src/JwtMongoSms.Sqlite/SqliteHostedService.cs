using JwtMongoSms.Sqlite.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sqlite;

/// <summary>Opens the file at start, so that a bad one stops the start, and removes expired rows while the application runs.</summary>
internal sealed class SqliteHostedService(
    IServiceProvider services, IOptions<SqliteOptions> options, TimeProvider time, ILogger<SqliteHostedService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);
    private readonly PeriodicTimer timer = new(Period, time);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!SqliteOptionsSetup.IsInUse(services))
            return Task.CompletedTask;

        services.GetRequiredService<SqliteDatabase>().Open();
        return options.Value.PurgeEnabled ? base.StartAsync(cancellationToken) : Task.CompletedTask;
    }

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var purge = new SqlitePurge(services.GetRequiredService<SqliteDatabase>());
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                var (challenges, sessions, budgets, windows) = await purge.RunAsync(time.GetUtcNow(), stoppingToken).ConfigureAwait(false);
                Log.Purged(logger, challenges, sessions, budgets, windows);
            }
            catch (StoreException exception)
            {
                Log.PurgeFailed(logger, Period, exception.Message);
            }
        }
    }
}
