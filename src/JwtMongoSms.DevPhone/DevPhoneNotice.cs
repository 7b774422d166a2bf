using JwtMongoSms.DevPhone.Twilio;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.DevPhone;

/// <summary>Logs where messages can be read, once the server knows its address.</summary>
internal sealed class DevPhoneNotice(
    DevPhoneConnection connection, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<DevPhoneNotice> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(LogAddress);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void LogAddress()
    {
        if (connection.IsUsed && DevPhoneAddress.Find(services) is { } address)
            Log.DevPhoneIsAt(logger, address.AbsoluteUri);
    }
}
