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

        // A code that can't be used costs a message and leads nowhere. It is told for any number, known or not.
        if (await guesses.FindRefusalAsync(request.PhoneNumber, Now, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            events.LimitHit(request.PhoneNumber, challenge: null, refusal.Reason);
            return refusal.ToResult<SentCode>();
        }

        var id = ChallengeId.New();
        var isSuppressed = await IsUnknownAsync(request, id.Hash, cancellationToken).ConfigureAwait(false);

        // Stored before sent: a code that can't be verified is worse than none.
        var challenge = Create(id, request, isSuppressed);
        await challenges.AddAsync(challenge, cancellationToken).ConfigureAwait(false);
        return await EnqueueAsync(place, id, challenge).ConfigureAwait(false);
    }

    /// <summary>Sends a challenge's code again, to the challenge's own number.</summary>
    public async Task<SignInResult<SentCode>> ResendAsync(ChallengeId id, DeliveryChannel channel, CancellationToken cancellationToken)
    {
        using var place = queue.TryTakePlace();
        if (place is null)
            return SignInResult<SentCode>.Failure(SignInError.Busy);

        // Before the resend is counted: a refused one changes nothing.
        var now = Now;
        if (await FindAliveAsync(id, now, cancellationToken).ConfigureAwait(false) is not { PhoneNumber: var phoneNumber })
            return SignInResult<SentCode>.Failure(SignInError.CodeExpired);

        if (await guesses.FindRefusalAsync(phoneNumber, now, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            events.LimitHit(phoneNumber, id.Hash, refusal.Reason);
            return refusal.ToResult<SentCode>();
        }

        var resent = await challenges.TryResendAsync(id.Hash, channel, clock.Rules, now, cancellationToken).ConfigureAwait(false);
        if (resent is not null)
            return await EnqueueAsync(place, id, resent).ConfigureAwait(false);

        // Read again: another request may have used it or sent it since.
        if (await FindAliveAsync(id, now, cancellationToken).ConfigureAwait(false) is not { } current)
            return SignInResult<SentCode>.Failure(SignInError.CodeExpired);

        events.LimitHit(phoneNumber, id.Hash, "resend_pause");
        var wait = clock.ResendIn(current, now);
        return SignInResult<SentCode>.Failure(SignInError.SendCooldown, wait > MinWait ? wait : MinWait);
    }

    // Only while sign-up is closed. A change of number signs no user up.
    private async Task<bool> IsUnknownAsync(CodeRequest request, ChallengeHash challenge, CancellationToken cancellationToken)
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

        return true;
    }

    private async Task<CodeChallenge?> FindAliveAsync(ChallengeId id, DateTimeOffset now, CancellationToken cancellationToken)
        => await challenges.FindAsync(id.Hash, cancellationToken).ConfigureAwait(false) is { } challenge && clock.IsAlive(challenge, now)
            ? challenge
            : null;

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
