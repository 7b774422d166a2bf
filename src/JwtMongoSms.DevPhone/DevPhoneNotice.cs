using JwtMongoSms.DevPhone.Twilio;
using JwtMongoSms.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.DevPhone;

/// <summary>Logs that messages stay on this machine, and where they can be read once the server knows its address.</summary>
internal sealed class DevPhoneNotice(
    DevPhoneConnection connection, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<DevPhoneNotice> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!connection.IsUsed || services.GetService<SenderInUse>()?.Is<TwilioSender>() == false)
            return Task.CompletedTask;

        Log.MessagesGoToDevPhone(logger);
        lifetime.ApplicationStarted.Register(LogAddress);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void LogAddress()
    {
        if (DevPhoneAddress.Find(services) is { } address)
            Log.DevPhoneIsAt(logger, address.AbsoluteUri);
    }
}
