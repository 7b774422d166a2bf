using System.Security.Cryptography;
using JwtMongoSms.Delivery;
using JwtMongoSms.Delivery.Internal;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Limits.Internal;
using JwtMongoSms.Phones;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Login.Internal;

/// <summary>Sends codes and sends them again.</summary>
internal sealed class CodeRequests(
    IChallengeStore challenges,
    ILoginUserStore users,
    GuessBudget guesses,
    DeliveryQueue queue,
    ServerKeys keys,
    LoginMetrics metrics,
    AuthAudit audit,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider,
    ILogger<CodeRequests> logger)
{
    // Used codes are marked and kept this long past their end, so that a late repeat finds them used and not gone.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(24);

    private readonly LoginOptions options = options.Value;
    private readonly ChallengeClock clock = new(options.Value.Codes);
    private readonly ResendRules resendRules = new(options.Value.Codes.ResendPauses, options.Value.Codes.Attempts);

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    public Task<SendCodeResult> SendAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
        => CountAsync("jwtmongosms.send_code", () => StartAsync(phoneNumber, channel, culture, cancellationToken));

    public Task<SendCodeResult> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
        => CountAsync("jwtmongosms.resend_code", () => WithPlaceAsync(() => RepeatAsync(id, channel, cancellationToken)));

    public async Task<DeliveryStatus?> GetStatusAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        var challenge = await challenges.FindAsync(id.Reference, cancellationToken).ConfigureAwait(false);
        var now = Now;
        return challenge is not null && clock.IsAlive(challenge, now) ? clock.StatusOf(challenge, now) : null;
    }

    private async Task<Outcome> StartAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        if (options.Limits.FindError(phoneNumber) is { } error)
            return Refused(error);

        return await WithPlaceAsync(() => StoreAsync(phoneNumber, channel, culture, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<Outcome> StoreAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        var (locked, unknown) = await SilentRefusalAsync(phoneNumber, cancellationToken).ConfigureAwait(false);
        var id = ChallengeId.New();
        var challenge = NewChallenge(id, phoneNumber, channel, culture, swallowed: locked || unknown);

        // Stored before sent: a text that can't be verified is worse than none.
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        if (locked)
            audit.LimitHit(challenge, "locked");
        else if (unknown)
            Log.UnknownNumber(logger, phoneNumber.ToString(), challenge.Reference.Value);

        return Enqueue(id, challenge);
    }

    private async Task<Outcome> RepeatAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        var now = Now;
        var challenge = await challenges.TryResendAsync(id.Reference, channel, resendRules, now, cancellationToken).ConfigureAwait(false);
        if (challenge is not null)
            return Enqueue(id, challenge);

        var standing = await challenges.FindAsync(id.Reference, cancellationToken).ConfigureAwait(false);
        if (standing is null || !clock.IsAlive(standing, now))
            return Refused(LoginError.CodeExpired);

        audit.LimitHit(standing, "resend_pause");
        return Refused(LoginError.SendCooldown, AtLeastASecond(clock.ResendIn(standing, now)));
    }

    // Both questions are always asked, so that the time the answer takes tells nothing about the number.
    private async Task<(bool Locked, bool Unknown)> SilentRefusalAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
    {
        var locked = await guesses.IsLockedAsync(phoneNumber, cancellationToken).ConfigureAwait(false);
        var unknown = !options.Users.AllowSignUp
            && await users.FindByPhoneAsync(phoneNumber, cancellationToken).ConfigureAwait(false) is null;
        return (locked, unknown);
    }

    private LoginChallenge NewChallenge(ChallengeId id, PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, bool swallowed)
    {
        var now = Now;
        return new LoginChallenge
        {
            Reference = id.Reference,
            Purpose = LoginPurpose.SignIn,
            PhoneNumber = phoneNumber,
            Channel = channel,
            Culture = Languages.Find(culture),
            Salt = RandomNumberGenerator.GetBytes(CodeDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Code).Id,
            CreatedAt = now,
            ExpiresAt = now + options.Codes.Lifetime,
            PurgeAt = now + options.Codes.Lifetime + KeptAfterExpiry,
            LastSentAt = now,
            SwallowedAt = swallowed ? now : null,
        };
    }

    private Outcome Enqueue(ChallengeId id, LoginChallenge challenge)
    {
        // One that is never to be sent waits like any other: neither the room in the queue nor the work behind an answer may tell which it is.
        if (!queue.Add(challenge))
            return Refused(LoginError.Busy);

        var now = Now;
        var result = SendCodeResult.Success(id, ChallengeClock.ExpiresIn(challenge, now), clock.ResendIn(challenge, now));
        return new Outcome(result, Swallowed: challenge.SwallowedAt is not null);
    }

    private async Task<Outcome> WithPlaceAsync(Func<Task<Outcome>> sendAsync)
    {
        if (!queue.TryTakePlace())
            return Refused(LoginError.Busy);

        var isQueued = false;
        try
        {
            var outcome = await sendAsync().ConfigureAwait(false);
            isQueued = outcome.Result.Succeeded;
            return outcome;
        }
        finally
        {
            if (!isQueued)
                queue.GiveBack();
        }
    }

    private static Outcome Refused(LoginError error, TimeSpan? retryAfter = null) => new(SendCodeResult.Failed(error, retryAfter), Swallowed: false);

    private async Task<SendCodeResult> CountAsync(string name, Func<Task<Outcome>> sendAsync)
    {
        using var activity = LoginMetrics.Trace(name);
        try
        {
            var (result, swallowed) = await sendAsync().ConfigureAwait(false);
            metrics.CodeRequested(result.Error, swallowed, activity);
            return result;
        }
        catch (StoreException)
        {
            metrics.CodeRequested(LoginError.StoreUnavailable, swallowed: false, activity);
            throw;
        }
    }

    private static TimeSpan AtLeastASecond(TimeSpan time) => time > TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);

    // What the requester is told, and what only the metrics are.
    private sealed record Outcome(SendCodeResult Result, bool Swallowed);
}
