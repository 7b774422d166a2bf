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
    private readonly ChallengeClock clock = new(new ResendRules(
        options.Value.Codes.ResendPauses, options.Value.Codes.Attempts, RefusalEndsPause: options.Value.Users.AllowSignUp));

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    /// <param name="purpose">What the code is for.</param>
    /// <param name="userId">Who alone may use it; <see langword="null"/> where the code itself says who somebody is.</param>
    /// <param name="phoneNumber">Where it goes.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="culture">What the person reads.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public Task<SendCodeResult> SendAsync(
        LoginPurpose purpose, UserId? userId, PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        var asked = new AskedCode(purpose, userId, phoneNumber, channel, culture);
        return CountAsync("jwtmongosms.send_code", () => StartAsync(asked, cancellationToken));
    }

    /// <summary>Sends a code that is to be found again by its number alone.</summary>
    public Task<SendCodeResult> SendByNumberAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        var asked = new AskedCode(LoginPurpose.SignIn, UserId: null, phoneNumber, channel, culture, ByNumber: true);
        return CountAsync("jwtmongosms.send_code", () => StartAsync(asked, cancellationToken));
    }

    public Task<SendCodeResult> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
        => CountAsync("jwtmongosms.resend_code", () => RepeatAsync(id, channel, cancellationToken));

    public async Task<DeliveryStatus?> GetStatusAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        var challenge = await challenges.FindAsync(id.Reference, cancellationToken).ConfigureAwait(false);
        var now = Now;
        return challenge is not null && clock.IsAlive(challenge, now) ? clock.StatusOf(challenge, now) : null;
    }

    private async Task<Outcome> StartAsync(AskedCode asked, CancellationToken cancellationToken)
    {
        if (options.Limits.FindError(asked.PhoneNumber) is { } error)
            return Refused(error);

        using var place = queue.TryTakePlace();
        if (place is null)
            return Refused(LoginError.Busy);

        var (locked, unknown) = await SilentRefusalAsync(asked, cancellationToken).ConfigureAwait(false);
        var id = ChallengeId.New();
        var challenge = NewChallenge(id, asked, swallowed: locked || unknown);

        // Stored before sent: a text that can't be verified is worse than none.
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        if (locked)
            audit.LimitHit(challenge, "locked");
        else if (unknown)
            Log.UnknownNumber(logger, asked.PhoneNumber.ToString(), challenge.Reference.Value);

        return await EnqueueAsync(place, id, challenge).ConfigureAwait(false);
    }

    private async Task<Outcome> RepeatAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        using var place = queue.TryTakePlace();
        if (place is null)
            return Refused(LoginError.Busy);

        var now = Now;
        var challenge = await challenges.TryResendAsync(id.Reference, channel, clock.Rules, now, cancellationToken).ConfigureAwait(false);
        if (challenge is not null)
            return await EnqueueAsync(place, id, challenge).ConfigureAwait(false);

        var standing = await challenges.FindAsync(id.Reference, cancellationToken).ConfigureAwait(false);
        if (standing is null || !clock.IsAlive(standing, now))
            return Refused(LoginError.CodeExpired);

        audit.LimitHit(standing, "resend_pause");
        return Refused(LoginError.SendCooldown, AtLeastASecond(clock.ResendIn(standing, now)));
    }

    // Both questions are always asked, so that the time the answer takes tells nothing about the number. Whoever changes their number signs
    // nobody up.
    private async Task<(bool Locked, bool Unknown)> SilentRefusalAsync(AskedCode asked, CancellationToken cancellationToken)
    {
        var locked = await guesses.IsLockedAsync(asked.PhoneNumber, cancellationToken).ConfigureAwait(false);
        var unknown = !options.Users.AllowSignUp && asked.Purpose == LoginPurpose.SignIn
            && await users.FindByPhoneNumberAsync(asked.PhoneNumber, cancellationToken).ConfigureAwait(false) is null;
        return (locked, unknown);
    }

    private LoginChallenge NewChallenge(ChallengeId id, AskedCode asked, bool swallowed)
    {
        var now = Now;
        return new LoginChallenge
        {
            Reference = id.Reference,
            Purpose = asked.Purpose,
            UserId = asked.UserId,
            PhoneNumber = asked.PhoneNumber,
            StartedByNumber = asked.ByNumber,
            Channel = asked.Channel,
            Culture = Languages.Find(asked.Culture),
            Salt = RandomNumberGenerator.GetBytes(CodeDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Code).Id,
            CreatedAt = now,
            ExpiresAt = now + options.Codes.Lifetime,
            PurgeAt = now + options.Codes.Lifetime + KeptAfterExpiry,
            LastSentAt = now,
            SwallowedAt = swallowed ? now : null,
        };
    }

    // A suppressed challenge is queued, and refused at shutdown, like any other: neither the queue nor the time of a response tells which
    // it is.
    private async Task<Outcome> EnqueueAsync(QueuePlace place, ChallengeId id, LoginChallenge challenge)
    {
        var now = Now;
        if (!place.TryFill(new QueuedMessage.Code(challenge)))
        {
            await challenges.RefuseAsync(challenge.Reference, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
            return Refused(LoginError.Busy);
        }

        var result = SendCodeResult.Success(id, ChallengeClock.ExpiresIn(challenge, now), clock.ResendIn(challenge, now));
        return new Outcome(result, Swallowed: challenge.SwallowedAt is not null);
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

    private sealed record AskedCode(
        LoginPurpose Purpose, UserId? UserId, PhoneNumber PhoneNumber, DeliveryChannel Channel, string? Culture, bool ByNumber = false);

    // What the requester is told, and what only the metrics are.
    private sealed record Outcome(SendCodeResult Result, bool Swallowed);
}
