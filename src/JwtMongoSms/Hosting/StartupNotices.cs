using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Hosting;

/// <summary>Makes the options while the application starts, so that a bad one stops the start and not the first sign-in, and says what is for development only.</summary>
internal sealed class StartupNotices(JwtMongoSmsOptions options, ILogger<StartupNotices> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var notice in options.Notices)
            StartupLog.Notice(logger, notice);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
