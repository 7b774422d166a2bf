using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.Diagnostics.Internal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Hosting.Internal;

/// <summary>Says where messages can be read, once the server knows its own address.</summary>
internal sealed class DevPhoneNotice(JwtMongoSmsOptions options, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<DevPhoneNotice> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.UsesDevPhone)
            lifetime.ApplicationStarted.Register(Say);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say()
    {
        if (DevPhoneAddress.Of(services) is { } address)
            StartupLog.DevPhoneIsAt(logger, address);
    }
}
