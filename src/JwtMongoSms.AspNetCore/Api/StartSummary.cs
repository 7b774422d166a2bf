using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.Settings;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Logs one line at start outside Development: what was chosen. In Development the notices tell it.</summary>
internal sealed class StartSummary(
    SettingsSource source,
    IServiceScopeFactory scopes,
    SignInScheme scheme,
    IOptions<LimitOptions> limits,
    ILogger<StartSummary> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (source.IsDevelopment)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Log.Summary(
            logger,
            source.EnvironmentName,
            services.GetService<StoreInUse>()?.GetName(services) ?? NameOf(services.GetService<IPhoneUserStore>()),
            NameOf(services.GetService<IMessageSender>()),
            string.Join(", ", limits.Value.Countries),
            scheme.Name,
            limits.Value.Enabled ? "on" : "off");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string NameOf(object? service) => service?.GetType().Name ?? "none";
}
