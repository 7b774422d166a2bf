using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Settings;

/// <summary>Logs at start which defaults hold in Development alone, and which settings have no effect.</summary>
internal sealed class StartupNotices(
    IEnumerable<IOptionsSetup> setups, SettingsSource source, IServiceProvider services, ILogger<StartupNotices> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var notice in setups.SelectMany(setup => setup.FindNotices(services)).Concat(FindAbsentParts()))
            Log.Notice(logger, notice);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> FindAbsentParts()
    {
        var present = setups.Select(setup => setup.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (source.Configuration?.GetSection(Setting.Section).GetChildren() ?? [])
            .IntersectBy(JwtMongoSmsOptionsSetup.Parts, part => part.Key, StringComparer.OrdinalIgnoreCase)
            .Where(part => !present.Contains(part.Key))
            .Select(part => $"{Setting.RootName(part.Path)} is set, and the part that reads it is not registered; it has no effect.");
    }
}
