using JwtMongoSms.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>
/// Reads the keys of access tokens again when the configuration or a key file has changed. With a mistake in any setting, all keys stay as
/// they are.
/// </summary>
internal sealed class KeyReload(
    SettingsSource source,
    IOptionsFactory<SigningKeyOptions> factory,
    IOptions<SigningKeyOptions> options,
    IOptions<JwtMongoSmsOptions> shared,
    IEnumerable<IOptionsSetup> setups,
    IServiceProvider services,
    KeyRingReader reader,
    CurrentKeys keys,
    TimeProvider timeProvider,
    ILogger<KeyReload> logger) : IHostedService, IDisposable
{
    // Compared, not watched: watchers of links that are moved, as mounted secrets are, differ from system to system.
    private static readonly TimeSpan FilePause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private SigningKeyOptions current = options.Value;
    private string fingerprint = "";
    private string? refusedFor;
    private ITimer? timer;
    private IDisposable? registration;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = timeProvider.CreateTimer(_ => CheckFiles(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Once more, for what was written to a file since the keys were read.
        lock (gate)
            Take(current);

        if (source.Configuration is { } configuration)
            registration = ChangeToken.OnChange(configuration.GetReloadToken, Reload);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        registration?.Dispose();
        timer?.Dispose();
    }

    private void Reload()
    {
        lock (gate)
            TakeConfiguration();
    }

    private void CheckFiles()
    {
        lock (gate)
        {
            // A refused change may wait for a file: it is retried until it is read, or corrected.
            if (refusedFor is not null)
                TakeConfiguration();
            else if (reader.FingerprintOf(current) != fingerprint)
                Take(current);
        }
    }

    private void TakeConfiguration()
    {
        try
        {
            var problems = setups.SelectMany(setup => setup.FindProblems(services)).Distinct().ToList();
            if (problems.Count > 0)
            {
                Refuse(string.Join(' ', problems));
                return;
            }

            var changed = factory.Create(Options.DefaultName);

            // A configuration file that is being written is empty for a moment; that does not mean a return to the root secret.
            if (current.Keys.Count > 0 && changed.Keys.Count == 0)
                Refuse($"{Setting.Name("Tokens:Keys")} was removed; removing it takes a restart, changing it does not.");
            else
                Take(changed);

            if (refusedFor is null && HasSecretChanged())
                Log.Notice(logger, $"{Setting.Name("Secret")} or PreviousSecrets has changed; that is taken at a restart.");
        }
        catch (Exception exception)
        {
            // The application's code runs in there, and a change of the configuration must not end the process.
            Refuse($"{exception.GetType().Name}\n{exception.StackTrace}");
        }
    }

    private bool HasSecretChanged()
    {
        var (before, after) = (shared.Value, RawOptions.Create<JwtMongoSmsOptions>(services));
        return after.Secret != before.Secret || !after.PreviousSecrets.SequenceEqual(before.PreviousSecrets);
    }

    private void Take(SigningKeyOptions changed)
    {
        var before = reader.FingerprintOf(changed);
        var reading = reader.Read(changed);
        if (reading.Problems.Count > 0)
        {
            Refuse(string.Join(' ', reading.Problems));
            return;
        }

        (current, fingerprint, refusedFor) = (changed, before, null);
        CheckAgain(KeyRingReader.PathsOf(changed).Any());
        if (!keys.Replace(reading.Keys))
            return;

        foreach (var notice in reading.Notices)
            Log.Notice(logger, notice);

        Log.KeysRead(logger, string.Join(", ", keys.Ring.Keys), keys.Signer.Id);
    }

    private void Refuse(string problems)
    {
        if (refusedFor != problems)
            Log.KeysNotRead(logger, problems);

        refusedFor = problems;
        CheckAgain(true);
    }

    private void CheckAgain(bool again)
    {
        var pause = again ? FilePause : Timeout.InfiniteTimeSpan;
        timer?.Change(pause, pause);
    }
}
