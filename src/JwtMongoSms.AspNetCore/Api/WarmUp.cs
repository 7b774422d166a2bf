using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.Keys;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// Runs the code of a sign-in before the server listens, so that the runtime has compiled it for the first users. It writes nothing and
/// sends nothing: the ids that it reads from the store do not exist. When it fails, the first requests are slower.
/// </summary>
internal sealed class WarmUp(SettingsSource source, IServiceScopeFactory scopes, TimeProvider timeProvider, ILogger<WarmUp> logger)
    : IHostedService
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(2);

    // The runtime compiles a method for speed after 30 calls, and does so beside the next ones.
    private const int Rounds = 500;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A native program is compiled already.
        if (source.IsDevelopment || !RuntimeFeature.IsDynamicCodeCompiled)
            return;

        var started = timeProvider.GetTimestamp();
        using var limit = new CancellationTokenSource(MaxDuration, timeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // A store that ignores the token isn't waited for either.
            await Task.Run(() => RunAsync(both.Token), both.Token).WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The time limit has passed; the first requests compile the rest.
        }
        catch (Exception exception)
        {
            // A catch-all: a fault that lasts fails the requests too, and is reported there.
            Log.WarmUpFailed(logger, exception.GetType().Name);
        }

        Log.WarmedUp(logger, (long)timeProvider.GetElapsedTime(started).TotalMilliseconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            Compute(scope.ServiceProvider);
            await ReadStoreAsync(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Compute(IServiceProvider services)
    {
        if (!PhoneNumber.TryParse("+447400123456", null, out var phoneNumber) || phoneNumber.Kind != PhoneNumberKind.Mobile)
            return;

        var session = CreateSession(services.GetRequiredService<ServerKeys>());
        var refreshTokens = services.GetRequiredService<RefreshTokenDeriver>();
        var refreshToken = refreshTokens.Derive(session)!.Value;
        var accessToken = services.GetRequiredService<AccessTokenIssuer>().Issue(session, []).Value;
        refreshTokens.TryRead(refreshToken, out _);
        services.GetRequiredService<AccessTokenReader>().Read(accessToken)?.CreatePrincipal();

        var user = new UserResponse { Id = session.UserId.Value, PhoneNumber = phoneNumber.E164 };
        WriteAndRead(new SendCodeRequest(phoneNumber.E164), ApiJson.Relaxed.SendCodeRequest);
        WriteAndRead(new SendCodeResponse(session.Id.Value, 300, 30), ApiJson.Relaxed.SendCodeResponse);
        WriteAndRead(new VerifyCodeRequest(session.Id.Value, "000000"), ApiJson.Relaxed.VerifyCodeRequest);
        WriteAndRead(new TokenResponse(accessToken, "Bearer", 900, refreshToken, IsNewUser: true, user), ApiJson.Relaxed.TokenResponse);
    }

    private Session CreateSession(ServerKeys keys)
    {
        var now = timeProvider.GetUtcNow();
        return new Session
        {
            Id = SessionId.New(),
            UserId = UserId.New(now),
            Salt = RandomNumberGenerator.GetBytes(RefreshTokenDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Refresh).Id,
            CreatedAt = now,
            RotatedAt = now,
            IdleUntil = now,
            EndsAt = now,
        };
    }

    // Building the services of a sign-in counts too, so they are asked for whatever of them reads.
    private async Task ReadStoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (sessionId, userId) = (SessionId.New(), UserId.New(timeProvider.GetUtcNow()));
        await services.GetRequiredService<ISignInService>().GetStatusAsync(ChallengeId.New(), cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<ISessionService>().IsLiveAsync(sessionId, userId, cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<IPhoneUserStore>().FindAsync(userId, cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<ILimitStore>()
            .FindNumberAsync(new LimitKey("warm-up"), DateOnly.MinValue, cancellationToken).ConfigureAwait(false);
    }

    private static void WriteAndRead<T>(T body, JsonTypeInfo<T> type)
        => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(body, type), type);
}
