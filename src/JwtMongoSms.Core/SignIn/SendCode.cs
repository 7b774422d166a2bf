using System.Security.Cryptography;
using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using JwtMongoSms.Limits;
using JwtMongoSms.Messages;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Sends a code, and sends it again. The answer never waits for the provider.</summary>
internal sealed class SendCode(
    IChallengeStore challenges,
    IPhoneUserStore users,
    GuessBudget guesses,
    MessageQueue queue,
    ChallengeClock clock,
    ServerKeys keys,
    ChallengeEvents events,
    IOptions<CodeOptions> codeOptions,
    IOptions<LimitOptions> limitOptions,
    IOptions<UserOptions> userOptions,
    TimeProvider timeProvider)
{
    // Used codes are marked and kept past their end, so that a late repeat finds them used and not gone.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(24);

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    public async Task<SignInResult<SentCode>> RunAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        using var useCase = events.StartRequest("jwtmongosms.send_code");
        try
        {
            if (limitOptions.Value.FindError(request.PhoneNumber) is { } error)
                return Fail(useCase, error);

            // Before the store is changed, so that no stored challenge finds the queue full.
            using var place = queue.TryTakePlace();
            if (place is null)
                return Fail(useCase, SignInError.Busy);

            // Both are read for every number, so that the time of the answer tells nothing about it. A change of number signs no user up.
            var isLocked = await guesses.IsLockedAsync(request.PhoneNumber, cancellationToken).ConfigureAwait(false);
            var isUnknown = !userOptions.Value.AllowSignUp && request.Purpose == CodePurpose.SignIn
                && await users.FindByPhoneNumberAsync(request.PhoneNumber, cancellationToken).ConfigureAwait(false) is null;

            // Stored before sent: a text that can't be verified is worse than none.
            var id = ChallengeId.New();
            var challenge = Create(id, request, isSuppressed: isLocked || isUnknown);
            await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
            if (isLocked)
                events.LimitHit(challenge, "locked");
            else if (isUnknown)
                events.UnknownNumber(challenge);

            return await EnqueueAsync(useCase, place, id, challenge).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            useCase.Outcome = SignInError.StoreUnavailable.Code;
            throw;
        }
    }

    /// <summary>Sends a challenge's code again, to the challenge's own number.</summary>
    public async Task<SignInResult<SentCode>> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        using var useCase = events.StartRequest("jwtmongosms.resend_code");
        try
        {
            using var place = queue.TryTakePlace();
            if (place is null)
                return Fail(useCase, SignInError.Busy);

            var now = Now;
            var challenge = await challenges.TryResendAsync(id.Hash, channel, clock.Rules, now, cancellationToken).ConfigureAwait(false);
            if (challenge is not null)
                return await EnqueueAsync(useCase, place, id, challenge).ConfigureAwait(false);

            var current = await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false);
            if (current is null || !clock.IsAlive(current, now))
                return Fail(useCase, SignInError.CodeExpired);

            events.LimitHit(current, "resend_pause");
            return Fail(useCase, SignInError.SendCooldown, AtLeastASecond(clock.ResendIn(current, now)));
        }
        catch (StoreException)
        {
            useCase.Outcome = SignInError.StoreUnavailable.Code;
            throw;
        }
    }

    private CodeChallenge Create(ChallengeId id, CodeRequest request, bool isSuppressed)
    {
        var now = Now;
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
            SuppressedAt = isSuppressed ? now : null,
        };
    }

    // A suppressed message is queued, and refused at shutdown, like any other: neither the queue nor the time of a response may tell which it is.
    private async Task<SignInResult<SentCode>> EnqueueAsync(UseCase useCase, QueuePlace place, ChallengeId id, CodeChallenge challenge)
    {
        var now = Now;
        if (!place.TryFill(new QueuedMessage.Code(challenge)))
        {
            await challenges.RefuseAsync(challenge.Hash, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
            return Fail(useCase, SignInError.Busy);
        }

        useCase.Outcome = challenge.SuppressedAt is null ? "accepted" : "suppressed";
        return SignInResult<SentCode>.Success(new SentCode(id, ChallengeClock.ExpiresIn(challenge, now), clock.ResendIn(challenge, now)));
    }

    private static SignInResult<SentCode> Fail(UseCase useCase, SignInError error, TimeSpan? retryAfter = null)
    {
        useCase.Outcome = error.Code;
        return SignInResult<SentCode>.Failure(error, retryAfter);
    }

    private static TimeSpan AtLeastASecond(TimeSpan time) => time > TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);
}
