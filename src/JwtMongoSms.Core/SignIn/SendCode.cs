using System.Security.Cryptography;
using JwtMongoSms.Challenges;
using JwtMongoSms.Keys;
using JwtMongoSms.Limits;
using JwtMongoSms.Messages;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Sends a code, and sends it again. The response never waits for the provider.</summary>
internal sealed class SendCode(
    IChallengeStore challenges,
    IPhoneUserStore users,
    SendLimiter limiter,
    MessagePrice prices,
    MessageQueue queue,
    ChallengeClock clock,
    ServerKeys keys,
    ChallengeEvents events,
    IOptions<CodeOptions> codeOptions,
    IOptions<LimitOptions> limitOptions,
    IOptions<UserOptions> userOptions,
    TimeProvider timeProvider)
{
    // A late repeat of a used code finds the code used, rather than none.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(24);
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    public async Task<SignInResult<SentCode>> RunAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        if (limitOptions.Value.FindError(request.PhoneNumber) is { } error)
            return SignInResult<SentCode>.Failure(error);

        var (id, now) = (ChallengeId.New(), Now);
        var send = Plan(request.PhoneNumber, request.Client, request.Channel, request.Language, request.UserId);
        var permitted = limiter.ReserveAsync(send, now, cancellationToken);
        var isUnknown = await IsUnknownAsync(request, id.Hash, permitted, cancellationToken).ConfigureAwait(false);
        await using var permit = await permitted.ConfigureAwait(false);
        if (permit.Refusal is { } refusal)
            return Refuse(refusal, request.PhoneNumber, challenge: null);

        // Before the store is changed, so that no stored challenge finds the queue full.
        using var place = queue.TryTakePlace(permit.Network);
        if (place is null)
            return SignInResult<SentCode>.Failure(SignInError.Busy);

        if (permit.SuppressedBy is { } limit)
            events.Suppressed(request.PhoneNumber, id.Hash, limit);

        // Stored before sent: a code that can't be verified is worse than none.
        var challenge = Create(id, request, now) with
        {
            SentFrom = permit.SentFrom,
            SuppressedAt = isUnknown || permit.SuppressedBy is not null ? now : null,
        };
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        return await EnqueueAsync(place, permit, id, challenge).ConfigureAwait(false);
    }

    /// <summary>Sends a challenge's code again, to the challenge's own number.</summary>
    public async Task<SignInResult<SentCode>> ResendAsync(
        ChallengeId id, DeliveryChannel channel, SignInClient client, CancellationToken cancellationToken)
    {
        // Before anything is counted: a refused resend changes nothing.
        var now = Now;
        if (await FindAliveAsync(id, now, cancellationToken).ConfigureAwait(false) is not { } challenge)
            return SignInResult<SentCode>.Failure(SignInError.CodeExpired);

        var wait = clock.ResendIn(challenge, now);
        var send = Plan(challenge.PhoneNumber, client, channel, challenge.Language, challenge.UserId);
        await using var permit = await ReserveResendAsync(send, wait, now, cancellationToken).ConfigureAwait(false);
        if (permit.Refusal is { } refusal)
            return Refuse(refusal, challenge.PhoneNumber, id.Hash);

        using var place = queue.TryTakePlace(permit.Network);
        if (place is null)
            return SignInResult<SentCode>.Failure(SignInError.Busy);

        if (permit.SuppressedBy is { } limit)
            events.Suppressed(challenge.PhoneNumber, id.Hash, limit);

        var resent = await challenges.TryResendAsync(id.Hash, channel, clock.Rules, now, cancellationToken).ConfigureAwait(false);
        if (resent is not null)
            return await EnqueueAsync(place, permit, id, resent).ConfigureAwait(false);

        // Read again: another request may have used it or sent it since.
        if (await FindAliveAsync(id, now, cancellationToken).ConfigureAwait(false) is not { } current)
            return SignInResult<SentCode>.Failure(SignInError.CodeExpired);

        return Refuse(TooSoon(clock.ResendIn(current, now)), challenge.PhoneNumber, id.Hash);
    }

    // Only while sign-up is closed. A change of number signs no user up. The limits are counted meanwhile, and freed if this fails.
    private async Task<bool> IsUnknownAsync(
        CodeRequest request, ChallengeHash challenge, Task<SendPermit> permitted, CancellationToken cancellationToken)
    {
        if (userOptions.Value.AllowSignUp || request.Purpose != CodePurpose.SignIn)
            return false;

        try
        {
            if (await users.FindByPhoneNumberAsync(request.PhoneNumber, cancellationToken).ConfigureAwait(false) is not null)
                return false;

            events.UnknownNumber(request.PhoneNumber, challenge);
        }
        catch (StoreException exception) when (exception.Failure == StoreFailure.Unreadable)
        {
            // Whose record can't be read can't sign in, and an error would tell that the number is known.
            events.UnreadableUser(request.PhoneNumber, challenge, exception);
        }
        catch
        {
            await using var permit = await permitted.ConfigureAwait(false);
            throw;
        }

        return true;
    }

    private PlannedSend Plan(PhoneNumber phoneNumber, SignInClient client, DeliveryChannel channel, Language? language, UserId? userId)
        => new(phoneNumber, client, channel != DeliveryChannel.Sms, prices.Of(phoneNumber, language), userId);

    // One that comes too soon is counted nowhere.
    private async Task<SendPermit> ReserveResendAsync(
        PlannedSend send, TimeSpan wait, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero)
            return await limiter.ReserveAsync(send, now, cancellationToken).ConfigureAwait(false);

        var refusal = await limiter.FindGuessRefusalAsync(send.PhoneNumber, now, cancellationToken).ConfigureAwait(false);
        return SendPermit.Refused(refusal ?? TooSoon(wait));
    }

    private static LimitRefusal TooSoon(TimeSpan wait) => new(SignInError.SendCooldown, wait > MinWait ? wait : MinWait, "resend_pause");

    private SignInResult<SentCode> Refuse(LimitRefusal refusal, PhoneNumber phoneNumber, ChallengeHash? challenge)
    {
        if (!refusal.IsRepeat)
            events.LimitHit(phoneNumber, challenge, refusal.Reason);

        return refusal.ToResult<SentCode>();
    }

    private async Task<CodeChallenge?> FindAliveAsync(ChallengeId id, DateTimeOffset now, CancellationToken cancellationToken)
        => await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false) is { } challenge && clock.IsAlive(challenge, now)
            ? challenge
            : null;

    private CodeChallenge Create(ChallengeId id, CodeRequest request, DateTimeOffset now)
    {
        var expiresAt = now + codeOptions.Value.Lifetime;
        return new CodeChallenge
        {
            Hash = id.Hash,
            Purpose = request.Purpose,
            UserId = request.UserId,
            PhoneNumber = request.PhoneNumber,
            StartedByNumber = request.ByNumber,
            Channel = request.Channel,
            Language = request.Language,
            Salt = RandomNumberGenerator.GetBytes(CodeDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Code).Id,
            CreatedAt = now,
            ExpiresAt = expiresAt,
            PurgeAt = expiresAt + KeptAfterExpiry,
            LastSentAt = now,
        };
    }

    // A suppressed message is queued, and refused at shutdown, like any other: the time of a response must not reveal it.
    private async Task<SignInResult<SentCode>> EnqueueAsync(QueuePlace place, SendPermit permit, ChallengeId id, CodeChallenge challenge)
    {
        var isSent = challenge.SuppressedAt is null && permit.SuppressedBy is null;
        if (!place.TryFill(new QueuedMessage.Code(challenge, IsSuppressed: !isSent)))
        {
            await challenges.RefuseAsync(challenge.Hash, challenge.Sends, Now, CancellationToken.None).ConfigureAwait(false);
            return SignInResult<SentCode>.Failure(SignInError.Busy);
        }

        permit.Keep(isSent);
        var now = Now;
        var resendIn = clock.ResendIn(challenge, now);
        return SignInResult<SentCode>.Success(
            new SentCode(id, ChallengeClock.ExpiresIn(challenge, now), resendIn > permit.NextSendIn ? resendIn : permit.NextSendIn),
            outcome: isSent ? "accepted" : "suppressed");
    }
}
