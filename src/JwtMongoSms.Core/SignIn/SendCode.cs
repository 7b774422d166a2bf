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
    // A late repeat of a used code finds the code used, rather than none.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(24);
    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    private DateTimeOffset Now => timeProvider.GetUtcNow().ToWholeMilliseconds();

    public async Task<SignInResult<SentCode>> RunAsync(CodeRequest request, CancellationToken cancellationToken)
    {
        if (limitOptions.Value.FindError(request.PhoneNumber) is { } error)
            return SignInResult<SentCode>.Failure(error);

        // Before the store is changed, so that no stored challenge finds the queue full.
        using var place = queue.TryTakePlace();
        if (place is null)
            return SignInResult<SentCode>.Failure(SignInError.Busy);

        // Both are read for every number, so that the time of the response tells nothing about it. A change of number signs no user up.
        var isLocked = await guesses.IsLockedAsync(request.PhoneNumber, cancellationToken).ConfigureAwait(false);
        var isUnknown = !userOptions.Value.AllowSignUp && request.Purpose == CodePurpose.SignIn
            && await users.FindByPhoneNumberAsync(request.PhoneNumber, cancellationToken).ConfigureAwait(false) is null;

        // Stored before sent: a code that can't be verified is worse than none.
        var id = ChallengeId.New();
        var challenge = Create(id, request, isSuppressed: isLocked || isUnknown);
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        if (isLocked)
            events.LimitHit(challenge, "locked");
        else if (isUnknown)
            events.UnknownNumber(challenge);

        return await EnqueueAsync(place, id, challenge).ConfigureAwait(false);
    }

    /// <summary>Sends a challenge's code again, to the challenge's own number.</summary>
    public async Task<SignInResult<SentCode>> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        using var place = queue.TryTakePlace();
        if (place is null)
            return SignInResult<SentCode>.Failure(SignInError.Busy);

        var now = Now;
        var challenge = await challenges.TryResendAsync(id.Hash, channel, clock.Rules, now, cancellationToken).ConfigureAwait(false);
        if (challenge is not null)
            return await EnqueueAsync(place, id, challenge).ConfigureAwait(false);

        var current = await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false);
        if (current is null || !clock.IsAlive(current, now))
            return SignInResult<SentCode>.Failure(SignInError.CodeExpired);

        events.LimitHit(current, "resend_pause");
        var wait = clock.ResendIn(current, now);
        return SignInResult<SentCode>.Failure(SignInError.SendCooldown, wait > MinWait ? wait : MinWait);
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

    // A suppressed message is queued, and refused at shutdown, like any other: the time of a response must not reveal it.
    private async Task<SignInResult<SentCode>> EnqueueAsync(QueuePlace place, ChallengeId id, CodeChallenge challenge)
    {
        var now = Now;
        if (!place.TryFill(new QueuedMessage.Code(challenge)))
        {
            await challenges.RefuseAsync(challenge.Hash, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
            return SignInResult<SentCode>.Failure(SignInError.Busy);
        }

        return SignInResult<SentCode>.Success(
            new SentCode(id, ChallengeClock.ExpiresIn(challenge, now), clock.ResendIn(challenge, now)),
            outcome: challenge.SuppressedAt is null ? "accepted" : "suppressed");
    }
}
