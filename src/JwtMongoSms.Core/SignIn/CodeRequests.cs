using System.Security.Cryptography;
using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using JwtMongoSms.Languages;
using JwtMongoSms.Limits;
using JwtMongoSms.Messages;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Sends codes and sends them again.</summary>
internal sealed class CodeRequests(
    IChallengeStore challenges,
    IPhoneUserStore users,
    GuessBudget guesses,
    MessageQueue queue,
    ServerKeys keys,
    SignInMetrics metrics,
    SignInAudit audit,
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

    /// <param name="purpose">What the code is for.</param>
    /// <param name="userId">Who alone may use it; <see langword="null"/> where the code itself says who somebody is.</param>
    /// <param name="phoneNumber">Where it goes.</param>
    /// <param name="channel">How it goes.</param>
    /// <param name="culture">What the person reads.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public Task<SendCodeResult> SendAsync(
        CodePurpose purpose, UserId? userId, PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        var asked = new AskedCode(purpose, userId, phoneNumber, channel, culture);
        return CountAsync("jwtmongosms.send_code", () => StartAsync(asked, cancellationToken));
    }

    /// <summary>Sends a code that is to be found again by its number alone.</summary>
    public Task<SendCodeResult> SendByNumberAsync(PhoneNumber phoneNumber, DeliveryChannel channel, string? culture, CancellationToken cancellationToken)
    {
        var asked = new AskedCode(CodePurpose.SignIn, UserId: null, phoneNumber, channel, culture, ByNumber: true);
        return CountAsync("jwtmongosms.send_code", () => StartAsync(asked, cancellationToken));
    }

    public Task<SendCodeResult> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
        => CountAsync("jwtmongosms.resend_code", () => RepeatAsync(id, channel, cancellationToken));

    public async Task<DeliveryStatus?> GetStatusAsync(ChallengeId id, CancellationToken cancellationToken)
    {
        var challenge = await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false);
        var now = Now;
        return challenge is not null && clock.IsAlive(challenge, now) ? clock.StatusOf(challenge, now) : null;
    }

    private async Task<Outcome> StartAsync(AskedCode asked, CancellationToken cancellationToken)
    {
        if (options.Limits.FindError(asked.PhoneNumber) is { } error)
            return Refused(error);

        using var place = queue.TryTakePlace();
        if (place is null)
            return Refused(SignInError.Busy);

        var (locked, unknown) = await SilentRefusalAsync(asked, cancellationToken).ConfigureAwait(false);
        var id = ChallengeId.New();
        var challenge = NewChallenge(id, asked, suppressed: locked || unknown);

        // Stored before sent: a text that can't be verified is worse than none.
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        if (locked)
            audit.LimitHit(challenge, "locked");
        else if (unknown)
            Log.UnknownNumber(logger, asked.PhoneNumber.ToString(), challenge.Hash.Value);

        return Enqueue(place, id, challenge);
    }

    private async Task<Outcome> RepeatAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        using var place = queue.TryTakePlace();
        if (place is null)
            return Refused(SignInError.Busy);

        var now = Now;
        var challenge = await challenges.TryResendAsync(id.Hash, channel, resendRules, now, cancellationToken).ConfigureAwait(false);
        if (challenge is not null)
            return Enqueue(place, id, challenge);

        var standing = await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false);
        if (standing is null || !clock.IsAlive(standing, now))
            return Refused(SignInError.CodeExpired);

        audit.LimitHit(standing, "resend_pause");
        return Refused(SignInError.SendCooldown, AtLeastASecond(clock.ResendIn(standing, now)));
    }

    // Both questions are always asked, so that the time the answer takes tells nothing about the number. Whoever changes their number signs nobody up.
    private async Task<(bool Locked, bool Unknown)> SilentRefusalAsync(AskedCode asked, CancellationToken cancellationToken)
    {
        var locked = await guesses.IsLockedAsync(asked.PhoneNumber, cancellationToken).ConfigureAwait(false);
        var unknown = !options.Users.AllowSignUp && asked.Purpose == CodePurpose.SignIn
            && await users.FindByPhoneNumberAsync(asked.PhoneNumber, cancellationToken).ConfigureAwait(false) is null;
        return (locked, unknown);
    }

    private CodeChallenge NewChallenge(ChallengeId id, AskedCode asked, bool suppressed)
    {
        var now = Now;
        return new CodeChallenge
        {
            Hash = id.Hash,
            Purpose = asked.Purpose,
            UserId = asked.UserId,
            PhoneNumber = asked.PhoneNumber,
            StartedByNumber = asked.ByNumber,
            Channel = asked.Channel,
            Culture = KnownLanguages.Find(asked.Culture),
            Salt = RandomNumberGenerator.GetBytes(CodeDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Code).Id,
            CreatedAt = now,
            ExpiresAt = now + options.Codes.Lifetime,
            PurgeAt = now + options.Codes.Lifetime + KeptAfterExpiry,
            LastSentAt = now,
            SuppressedAt = suppressed ? now : null,
        };
    }

    private Outcome Enqueue(QueuePlace place, ChallengeId id, CodeChallenge challenge)
    {
        // One that is never to be sent waits like any other: neither the room in the queue nor the work behind an answer may tell which it is.
        if (!place.TryFill(new QueuedMessage.Code(challenge)))
            return Refused(SignInError.Busy);

        var now = Now;
        var result = SendCodeResult.Success(id, ChallengeClock.ExpiresIn(challenge, now), clock.ResendIn(challenge, now));
        return new Outcome(result, Suppressed: challenge.SuppressedAt is not null);
    }

    private static Outcome Refused(SignInError error, TimeSpan? retryAfter = null) => new(SendCodeResult.Failed(error, retryAfter), Suppressed: false);

    private async Task<SendCodeResult> CountAsync(string name, Func<Task<Outcome>> sendAsync)
    {
        using var activity = SignInMetrics.Trace(name);
        try
        {
            var (result, suppressed) = await sendAsync().ConfigureAwait(false);
            metrics.CodeRequested(result.Error, suppressed, activity);
            return result;
        }
        catch (StoreException)
        {
            metrics.CodeRequested(SignInError.StoreUnavailable, suppressed: false, activity);
            throw;
        }
    }

    private static TimeSpan AtLeastASecond(TimeSpan time) => time > TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);

    private sealed record AskedCode(
        CodePurpose Purpose, UserId? UserId, PhoneNumber PhoneNumber, DeliveryChannel Channel, string? Culture, bool ByNumber = false);

    // What the requester is told, and what only the metrics are.
    private sealed record Outcome(SendCodeResult Result, bool Suppressed);
}
