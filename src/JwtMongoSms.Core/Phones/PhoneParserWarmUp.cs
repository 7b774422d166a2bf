using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.Phones;

/// <summary>Loads the numbering plans while the application starts, so that the first request doesn't wait for them.</summary>
internal sealed class PhoneParserWarmUp : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        PhoneParser.WarmUp();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
