using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.Hosting;

/// <summary>
/// Reads the keys of access tokens anew when the configuration says that it has changed, and when a key's file has. All of a change is taken or nothing of it: with a mistake in
/// any setting the keys stay as they are.
/// </summary>
internal sealed class KeyReload(
    IConfiguration configuration, OptionsFactory factory, JwtMongoSmsOptions options, KeyRingReader reader, CurrentKeys keys, TimeProvider timeProvider, ILogger<KeyReload> logger)
    : IHostedService, IDisposable
{
    // Looked at, not watched: what a watcher tells of links that are moved, as mounted secrets are, differs from system to system.
    private static readonly TimeSpan FilePause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private AccessTokenOptions tokens = options.Tokens;
    private string fingerprint = "";
    private string? told;
    private ITimer? timer;
    private IDisposable? registration;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = timeProvider.CreateTimer(_ => LookAtFiles(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Once more, for what was written to a file since they were read.
        lock (gate)
            Take(tokens);

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

    private void LookAtFiles()
    {
        lock (gate)
        {
            // What was not taken may have waited for a file: it is tried again until it can be, or is put right.
            if (told is not null)
                TakeConfiguration();
            else if (reader.FingerprintOf(tokens) != fingerprint)
                Take(tokens);
        }
    }

    private void TakeConfiguration()
    {
        try
        {
            var changed = factory.Make();

            // A file that is being written is empty for a moment, and nobody means to go back to the root secret by that.
            if (tokens.Keys.Count > 0 && changed.Tokens.Keys.Count == 0)
                Refuse($"{Setting.Name("Tokens:Keys")} is gone; without a restart it can change and not vanish.");
            else
                Take(changed.Tokens);

            if (told is null && (changed.Secret != options.Secret || !changed.PreviousSecrets.SequenceEqual(options.PreviousSecrets)))
                StartupLog.Notice(logger, $"{Setting.Name("Secret")} or PreviousSecrets has changed; that is taken at a restart.");
        }
        catch (OptionsValidationException exception)
        {
            Refuse(exception.Message);
        }
        catch (Exception exception)
        {
            // The application's own code runs in there, and whoever changes the configuration does not expect that to end the process.
            Refuse($"{exception.GetType().Name}\n{exception.StackTrace}");
        }
    }

    private void Take(AccessTokenOptions changed)
    {
        var before = reader.FingerprintOf(changed);
        var reading = reader.Read(changed);
        if (reading.Problems.Count > 0)
        {
            Refuse(string.Join(" ", reading.Problems));
            return;
        }

        (tokens, fingerprint, told) = (changed, before, null);
        LookAgain(KeyRingReader.PathsOf(changed).Any());
        if (!keys.Replace(reading.Keys))
            return;

        foreach (var notice in reading.Notices)
            StartupLog.Notice(logger, notice);

        StartupLog.KeysRead(logger, string.Join(", ", keys.Ring.Keys), keys.Signer.Id);
    }

    private void Refuse(string problems)
    {
        if (told != problems)
            StartupLog.KeysNotRead(logger, problems);

        told = problems;
        LookAgain(true);
    }

    private void LookAgain(bool again)
    {
        var pause = again ? FilePause : Timeout.InfiniteTimeSpan;
        timer?.Change(pause, pause);
    }
}
